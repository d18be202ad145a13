package io.tightloop.executor.execution;

import java.util.List;
import java.util.stream.Stream;

/**
 * What moves in a session, kept as counters so that no event looks at all tasks.
 *
 * @param running ids of the tasks that hold a slot, at most maxConcurrent
 * @param awaiting tasks that a person is asked about
 * @param retrying tasks that wait for their next attempt
 */
public record Load(Counts counts, List<String> running, int awaiting, int retrying) {
    static final Load NONE = new Load(Counts.NONE, List.of(), 0, 0);

    Load added(TaskStatus status) {
        return new Load(counts.added(status), running, awaiting, retrying);
    }

    Load moved(String taskId, TaskStatus from, TaskStatus to) {
        return from == to
                ? this
                : new Load(
                        counts.moved(from, to),
                        slots(taskId, from, to),
                        awaiting + one(to, TaskStatus.AWAITING) - one(from, TaskStatus.AWAITING),
                        retrying + one(to, TaskStatus.RETRYING) - one(from, TaskStatus.RETRYING));
    }

    /** Whether people alone can make something move, given that no task is ready. */
    boolean onlyAwaits() {
        return awaiting > 0 && retrying == 0 && running.isEmpty();
    }

    /** Whether nothing can make anything move, given that no task is ready. */
    boolean stands() {
        return awaiting == 0 && retrying == 0 && running.isEmpty();
    }

    private List<String> slots(String taskId, TaskStatus from, TaskStatus to) {
        if (from.holdsSlot() == to.holdsSlot()) {
            return running;
        }
        return to.holdsSlot()
                ? Stream.concat(running.stream(), Stream.of(taskId)).toList()
                : running.stream().filter(id -> !id.equals(taskId)).toList();
    }

    private static int one(TaskStatus status, TaskStatus counted) {
        return status == counted ? 1 : 0;
    }
}
