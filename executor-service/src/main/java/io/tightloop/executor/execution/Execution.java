package io.tightloop.executor.execution;

import java.util.List;

/**
 * A session's execution: the root, of the same size whatever the number of tasks.
 *
 * @param setup what is fixed for the whole session; null while there is none
 * @param iteration the iteration whose plan was received last; 0 before the first
 * @param criteria criteria relayed so far
 * @param end how it ended; null unless ENDED
 * @param waiting whether the world was told that only people can move it
 * @param worked whether a result came in this iteration
 * @param tokens input and output tokens of the session so far
 * @param edited tasks that people planned in this iteration
 */
public record Execution(
        Setup setup,
        int iteration,
        Limits limits,
        int criteria,
        ExecutionStatus status,
        EndStatus end,
        Load load,
        boolean waiting,
        boolean worked,
        long tokens,
        int edited,
        Checkpoint checkpoint) {
    /** What stands for a session that is not here. */
    public static final Execution UNKNOWN = new Execution(
            null, 0, null, 0, ExecutionStatus.UNKNOWN, null, Load.NONE, false, false, 0, 0, Checkpoint.NONE);

    Execution opened(Setup setup, Limits limits) {
        return new Execution(setup, 0, limits, 0, status, null, Load.NONE, false, false, 0, 0, Checkpoint.NONE)
                .become(ExecutionStatus.IDLE, null);
    }

    Execution relayed(int ordinal) {
        return new Execution(
                setup, iteration, limits, ordinal + 1, status, end, load, waiting, worked, tokens, edited, checkpoint);
    }

    Execution received(Event.BatonReceived baton) {
        return new Execution(
                setup,
                baton.iteration(),
                baton.limits(),
                criteria,
                status,
                end,
                load,
                false,
                false,
                baton.tokens(),
                0,
                checkpoint);
    }

    Execution under(Limits limits) {
        return new Execution(
                setup, iteration, limits, criteria, status, end, load, waiting, worked, tokens, edited, checkpoint);
    }

    Execution with(Load load) {
        return new Execution(
                setup, iteration, limits, criteria, status, end, load, waiting, worked, tokens, edited, checkpoint);
    }

    Execution with(Checkpoint checkpoint) {
        return new Execution(
                setup, iteration, limits, criteria, status, end, load, waiting, worked, tokens, edited, checkpoint);
    }

    Execution waiting(boolean waiting) {
        return new Execution(
                setup, iteration, limits, criteria, status, end, load, waiting, worked, tokens, edited, checkpoint);
    }

    Execution spent(long total) {
        return new Execution(
                setup, iteration, limits, criteria, status, end, load, waiting, worked, total, edited, checkpoint);
    }

    Execution workedOn() {
        return new Execution(
                setup, iteration, limits, criteria, status, end, load, waiting, true, tokens, edited, checkpoint);
    }

    Execution editedOne() {
        return new Execution(
                setup, iteration, limits, criteria, status, end, load, waiting, worked, tokens, edited + 1, checkpoint);
    }

    /** Readers take every change of this status as a session that moves. */
    Execution become(ExecutionStatus next, EndStatus end) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("execution cannot become " + next + " from " + status);
        }
        return new Execution(
                setup, iteration, limits, criteria, next, end, load, false, worked, tokens, edited, checkpoint);
    }

    boolean active() {
        return status == ExecutionStatus.ACTIVE;
    }

    /** Whether it is over, for now. */
    public boolean ended() {
        return status == ExecutionStatus.ENDED;
    }

    boolean completed() {
        return end == EndStatus.COMPLETED;
    }

    boolean slotFree() {
        return load.running().size() < policy().maxConcurrent();
    }

    Policy policy() {
        return setup.policy();
    }

    Counts counts() {
        return load.counts();
    }

    List<String> running() {
        return load.running();
    }

    /** Whether the session is here: it was started and is not archived. */
    public boolean exists() {
        return status != ExecutionStatus.UNKNOWN;
    }

    /** When the session must end unless its limits change, ms since the epoch; 0 for never or while it rests. */
    public long deadline() {
        long end = active() ? endUnder(limits) : Long.MAX_VALUE;
        return end == Long.MAX_VALUE ? 0 : end;
    }

    /** When the session must end under these limits, ms since the epoch; the largest number there is for never. */
    long endUnder(Limits limits) {
        Long longest = limits.maxDurationMs();
        boolean never = longest == null || longest > Long.MAX_VALUE - setup.startedAt();
        return never ? Long.MAX_VALUE : setup.startedAt() + longest;
    }
}
