package io.tightloop.planner.planning;

/**
 * The planner's root state of a session, of constant size: {@code discovered} counts discoveries since the start,
 * {@code announced} those that the last review says it made, {@code tokens} what workers used; {@code end} and
 * {@code reason} are null unless ended; times in ms.
 */
public record Planning(
        Status status,
        EndStatus end,
        String reason,
        long start,
        String digest,
        long startedAt,
        int iteration,
        Limits limits,
        Setup setup,
        int discovered,
        int announced,
        long tokens,
        Draft draft,
        Attempts attempts) {

    private static final int NOT_ANNOUNCED = Integer.MAX_VALUE;

    /** A session that is not known. */
    public static Planning unknown() {
        return new Planning(Status.IDLE, null, null, 0, null, 0, 0, null, null, 0, 0, 0, Draft.none(), Attempts.none());
    }

    static Planning started(Event.SessionStarted event) {
        Brief brief = event.brief();
        return new Planning(
                Status.PLANNING,
                null,
                null,
                event.start(),
                event.digest(),
                event.at(),
                1,
                brief.policy().limits(),
                Setup.of(brief),
                0,
                0,
                0,
                Draft.none(),
                Attempts.none());
    }

    boolean known() {
        return status != Status.IDLE;
    }

    /** Whether the planner acts for the session. */
    boolean active() {
        return switch (status) {
            case PLANNING, DRAFTING, AWAITING -> true;
            case IDLE, HANDED_OVER, ENDED -> false;
        };
    }

    /** When the session's longest duration is over, ms since the epoch; 0 when nothing waits for that. */
    public long sessionDeadline() {
        Long longest = limits == null ? null : limits.maxDurationMs();
        boolean bounded = active() && longest != null && longest <= Long.MAX_VALUE - startedAt;
        return bounded ? startedAt + longest : 0;
    }

    /** When an attempt at a plan is due to end or to begin, ms since the epoch; 0 when none is. */
    public long planDeadline() {
        return status == Status.DRAFTING ? attempts.deadline() : 0;
    }

    /** Whether an attempt at the plan is with the workers. */
    public boolean workedOn() {
        return attempts.live() != null;
    }

    /** Whether this claim holds the live attempt at the plan, so that its result is accepted. */
    public boolean held(String workId, String claimId) {
        return attempts.live() != null && attempts.live().heldBy(workId, claimId);
    }

    /** Whether all that the last review announced is among so many discoveries: what cannot be read may be skipped. */
    boolean knowsAll(int found) {
        return found >= announced;
    }

    Planning handedOver() {
        return at(Status.HANDED_OVER)
                .with(draft.handedOver())
                .with(Attempts.none())
                .announced(NOT_ANNOUNCED);
    }

    Planning taken(Event.BatonTaken baton) {
        return moved(Status.PLANNING, null, null, baton.iteration(), baton.limits())
                .using(baton.tokens())
                .announced(baton.discovered());
    }

    Planning ended(EndStatus newEnd, String why, int endedIteration) {
        return moved(Status.ENDED, newEnd, why, endedIteration, limits)
                .with(draft.ended())
                .with(Attempts.none());
    }

    Planning resumed(Limits newLimits) {
        return moved(Status.PLANNING, null, null, iteration, newLimits);
    }

    Planning at(Status next) {
        return moved(next, end, reason, iteration, limits);
    }

    Planning with(Draft newDraft) {
        return copy(discovered, announced, tokens, newDraft, attempts);
    }

    Planning with(Attempts newAttempts) {
        return copy(discovered, announced, tokens, draft, newAttempts);
    }

    Planning using(long newTokens) {
        return copy(discovered, announced, newTokens, draft, attempts);
    }

    Planning oneDiscovered() {
        return copy(discovered + 1, announced, tokens, draft, attempts);
    }

    private Planning announced(int count) {
        return copy(discovered, count, tokens, draft, attempts);
    }

    private Planning moved(Status next, EndStatus newEnd, String why, int newIteration, Limits newLimits) {
        return new Planning(
                next,
                newEnd,
                why,
                start,
                digest,
                startedAt,
                newIteration,
                newLimits,
                setup,
                discovered,
                announced,
                tokens,
                draft,
                attempts);
    }

    private Planning copy(int newDiscovered, int newAnnounced, long newTokens, Draft newDraft, Attempts newAttempts) {
        return new Planning(
                status,
                end,
                reason,
                start,
                digest,
                startedAt,
                iteration,
                limits,
                setup,
                newDiscovered,
                newAnnounced,
                newTokens,
                newDraft,
                newAttempts);
    }
}
