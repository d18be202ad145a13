package io.tightloop.executor.execution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what cannot run any more when a task did not succeed: everything that waits for it, directly or not. */
final class Skips {
    private Skips() {}

    static List<Event> behind(Event.TaskFailed failed, Tasks tasks) {
        return behind(failed.taskId(), becauseFailed(failed.taskId()), "", failed.at(), tasks);
    }

    static List<Event> behind(Event.TaskSkipped skipped, Tasks tasks) {
        return behind(skipped.taskId(), becauseSkipped(skipped.taskId()), skipped.by(), skipped.at(), tasks);
    }

    /** Why what depends on this task cannot run; empty when it still can. */
    static Optional<String> reasonBehind(Task task) {
        return switch (task.status()) {
            case FAILED -> Optional.of(becauseFailed(task.id()));
            case SKIPPED -> Optional.of(becauseSkipped(task.id()));
            case CANCELLED -> Optional.of("depends on " + task.id() + ", which was taken out of the plan");
            case PENDING, READY, RUNNING, CHECKING, AWAITING, RETRYING, SUCCEEDED -> Optional.empty();
        };
    }

    /** All that still wait when nothing moves that they could wait for: looks at every task, once. */
    static List<Event> stranded(Tasks tasks, long at) {
        String why = "depends on a task that is not in the plan";
        return tasks.all().stream()
                .filter(task -> task.status() == TaskStatus.PENDING)
                .<Event>map(task -> new Event.TaskSkipped(task.id(), task.spec().title(), why, "", at))
                .toList();
    }

    private static String becauseFailed(String taskId) {
        return "depends on " + taskId + ", which failed";
    }

    private static String becauseSkipped(String taskId) {
        return "depends on " + taskId + ", which was skipped";
    }

    private static List<Event> behind(String first, String reason, String by, long at, Tasks tasks) {
        List<Event> skipped = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(first));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String id = open.remove();
            String why = id.equals(first) ? reason : becauseSkipped(id);
            for (Task waiting : waitingFor(id, tasks, seen)) {
                skipped.add(new Event.TaskSkipped(waiting.id(), waiting.spec().title(), why, by, at));
                open.add(waiting.id());
            }
        }
        return skipped;
    }

    private static List<Task> waitingFor(String id, Tasks tasks, Set<String> seen) {
        return tasks.dependents(id).stream()
                .filter(seen::add)
                .flatMap(dependent -> tasks.find(dependent).stream())
                .filter(task -> task.status() == TaskStatus.PENDING)
                .toList();
    }
}
