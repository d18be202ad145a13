package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

/** Adds what the settling of one task means for others: skips behind it, and a checkpoint when a group is full. */
final class Consequences {
    private Consequences() {}

    static List<Event> of(List<Event> events, ExecutionState state) {
        List<Event> all = new ArrayList<>();
        for (Event event : events) {
            all.add(event);
            if (event instanceof Event.TaskFailed failed) {
                all.addAll(Skips.behind(failed, state.tasks()));
            } else if (event instanceof Event.TaskSkipped skipped) {
                all.addAll(Skips.behind(skipped, state.tasks()));
            } else if (event instanceof Event.TaskSucceeded succeeded) {
                checkpoint(succeeded, state).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<Event> checkpoint(Event.TaskSucceeded succeeded, ExecutionState state) {
        Execution root = state.root();
        Checkpoint now = root.checkpoint().succeeded(succeeded.taskId());
        if (now.since() < root.policy().commitEvery()) {
            return Optional.empty();
        }
        TaskStatus from = state.tasks().find(succeeded.taskId()).orElseThrow().status();
        return Optional.of(new Event.CheckpointReached(
                now.number() + 1,
                group(succeeded.taskId(), root.checkpoint(), state.tasks()),
                root.counts().moved(from, TaskStatus.SUCCEEDED),
                root.iteration(),
                succeeded.at()));
    }

    /** The tasks since the last checkpoint in the order of their success: each knows the one before it. */
    private static List<String> group(String last, Checkpoint before, Tasks tasks) {
        LinkedList<String> ids = new LinkedList<>(List.of(last));
        String id = before.last();
        for (int i = 0; i < before.since() && id != null; i++) {
            ids.addFirst(id);
            id = tasks.find(id).map(Task::previous).orElse(null);
        }
        return List.copyOf(ids);
    }
}
