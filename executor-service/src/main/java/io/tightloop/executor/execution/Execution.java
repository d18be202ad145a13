package io.tightloop.executor.execution;

import java.util.List;
import java.util.stream.Stream;

/**
 * A session's execution: the root, of the same size whatever the number of tasks.
 *
 * @param start offset of the session's StartSession in commands
 * @param iteration the iteration whose plan was received last; 0 before the first
 * @param maxConcurrent tasks that may run at the same time
 * @param workspace folder of the work; null for the session's own
 * @param taskQueue queue of tasks that name none
 * @param criteria criteria relayed so far
 * @param end how it ended; null unless ENDED
 * @param running ids of the running tasks, at most maxConcurrent
 */
public record Execution(
        long start,
        int iteration,
        int maxConcurrent,
        Limits limits,
        String workspace,
        String taskQueue,
        int criteria,
        ExecutionStatus status,
        EndStatus end,
        Counts counts,
        List<String> running) {
    /** What stands for a session that is not here. */
    public static final Execution UNKNOWN =
            new Execution(0, 0, 0, null, null, null, 0, ExecutionStatus.UNKNOWN, null, Counts.NONE, List.of());

    Execution opened(Event.SessionOpened session) {
        return new Execution(
                        session.start(),
                        0,
                        session.maxConcurrent(),
                        session.limits(),
                        session.workspace(),
                        session.taskQueue(),
                        0,
                        status,
                        null,
                        Counts.NONE,
                        List.of())
                .become(ExecutionStatus.IDLE, null);
    }

    Execution relayed(int ordinal) {
        return new Execution(
                start,
                iteration,
                maxConcurrent,
                limits,
                workspace,
                taskQueue,
                ordinal + 1,
                status,
                end,
                counts,
                running);
    }

    Execution under(int iteration, Limits limits) {
        return new Execution(
                start, iteration, maxConcurrent, limits, workspace, taskQueue, criteria, status, end, counts, running);
    }

    Execution counting(Counts counts) {
        return with(status, end, counts, running);
    }

    Execution running(String taskId) {
        List<String> more = Stream.concat(running.stream(), Stream.of(taskId)).toList();
        return with(status, end, counts.dispatched(), more);
    }

    Execution stopped(String taskId, Counts counts) {
        return with(
                status,
                end,
                counts,
                running.stream().filter(id -> !id.equals(taskId)).toList());
    }

    Execution become(ExecutionStatus next, EndStatus end) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("execution cannot become " + next + " from " + status);
        }
        return with(next, end, counts, running);
    }

    boolean active() {
        return status == ExecutionStatus.ACTIVE;
    }

    boolean ended() {
        return status == ExecutionStatus.ENDED;
    }

    /** Whether the session is here: it was started and is not archived. */
    public boolean exists() {
        return status != ExecutionStatus.UNKNOWN;
    }

    private Execution with(ExecutionStatus status, EndStatus end, Counts counts, List<String> running) {
        return new Execution(
                start, iteration, maxConcurrent, limits, workspace, taskQueue, criteria, status, end, counts, running);
    }
}
