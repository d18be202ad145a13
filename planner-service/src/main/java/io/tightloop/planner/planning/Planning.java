package io.tightloop.planner.planning;

/**
 * The planner's root state of a session, of constant size: {@code planned} and {@code discovered} count tasks and
 * discoveries since the start; {@code end} and {@code reason} are null unless ended.
 */
public record Planning(
        Status status,
        EndStatus end,
        String reason,
        long start,
        String digest,
        int iteration,
        Limits limits,
        Strategy strategy,
        String taskQueue,
        int planned,
        int discovered) {

    /** A session that is not known. */
    public static Planning unknown() {
        return new Planning(Status.IDLE, null, null, 0, null, 0, null, null, null, 0, 0);
    }

    static Planning started(Event.SessionStarted event) {
        Brief brief = event.brief();
        return new Planning(
                Status.PLANNING,
                null,
                null,
                event.start(),
                event.digest(),
                1,
                brief.limits(),
                brief.strategy(),
                brief.taskQueue(),
                0,
                0);
    }

    boolean known() {
        return status != Status.IDLE;
    }

    Planning handedOver() {
        return at(Status.HANDED_OVER, null, null, iteration, limits);
    }

    Planning planning(int newIteration, Limits newLimits) {
        return at(Status.PLANNING, null, null, newIteration, newLimits);
    }

    Planning ended(EndStatus newEnd, String why, int endedIteration) {
        return at(Status.ENDED, newEnd, why, endedIteration, limits);
    }

    Planning onePlanned() {
        return counting(planned + 1, discovered);
    }

    Planning oneDiscovered() {
        return counting(planned, discovered + 1);
    }

    private Planning at(Status next, EndStatus newEnd, String why, int newIteration, Limits newLimits) {
        return new Planning(
                next, newEnd, why, start, digest, newIteration, newLimits, strategy, taskQueue, planned, discovered);
    }

    private Planning counting(int newPlanned, int newDiscovered) {
        return new Planning(
                status, end, reason, start, digest, iteration, limits, strategy, taskQueue, newPlanned, newDiscovered);
    }
}
