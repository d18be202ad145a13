package io.tightloop.standalone.simulation;

import io.tightloop.schemas.CheckpointReached;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskRemoved;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** A task runs after those that it depends on and not beside those that touch its files; checkpoints come in time. */
final class OrderRules implements Witness {
    private final Map<String, Task> planned = new HashMap<>();
    private final Set<String> succeeded = new HashSet<>();
    private final Set<String> running = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final List<String> sinceCheckpoint = new ArrayList<>();
    private Policy policy;
    private int checkpoints;

    /** Work alone is counted: that the answer to a person's question failed is told to nobody. */
    @Override
    public void item(String service, WorkItem item) {
        if (item.getKind() == WorkKind.EXECUTE && item.getQuestion().isEmpty()) {
            running.add(item.getSubject());
            Violation.unless(
                    running.size() <= policy.getMaxConcurrent(), "%d tasks run at the same time", running.size());
        }
    }

    @Override
    public void event(String service, SpecificRecord event) {
        switch (event) {
            case SessionStarted started -> policy = started.getPolicy();
            case TaskPlanned task -> planned.put(task.getTask().getId(), task.getTask());
            case TaskDispatched sent -> dispatched(planned.get(sent.getTaskId()));
            case TaskRetryScheduled retry -> running.remove(retry.getTaskId());
            case TaskEscalated escalated -> running.remove(escalated.getTaskId());
            case ConfirmationRequested question -> running.remove(question.getSubject());
            case TaskSucceeded success -> succeeded(success.getTaskId());
            case TaskFailed failed -> settled(failed.getTaskId());
            case TaskSkipped skipped -> settled(skipped.getTaskId());
            case TaskRemoved removed -> settled(removed.getTaskId());
            case WorkCancelled cancelled -> settled(cancelled.getSubject());
            case SessionEnded end -> {
                open.clear();
                running.clear();
            }
            case CheckpointReached checkpoint -> reached(checkpoint);
            default -> {}
        }
    }

    private void dispatched(Task task) {
        for (String before : task.getDependsOn()) {
            Violation.unless(succeeded.contains(before), "task %s runs before %s has succeeded", task.getId(), before);
        }
        for (String other : open) {
            boolean beside = !other.equals(task.getId()) && overlap(task, planned.get(other));
            Violation.unless(!beside, "task %s runs beside %s, which touches its files", task.getId(), other);
        }
        open.add(task.getId());
    }

    private void settled(String task) {
        open.remove(task);
        running.remove(task);
    }

    private void succeeded(String task) {
        settled(task);
        succeeded.add(task);
        sinceCheckpoint.add(task);
    }

    private void reached(CheckpointReached checkpoint) {
        Violation.unless(checkpoint.getNumber() == ++checkpoints, "checkpoint %d comes too soon", checkpoints);
        Violation.unless(
                checkpoint.getTasks().equals(sinceCheckpoint) && sinceCheckpoint.size() == policy.getCommitEvery(),
                "checkpoint %d is of other tasks",
                checkpoints);
        sinceCheckpoint.clear();
    }

    private static boolean overlap(Task one, Task other) {
        return one.getFiles().stream()
                .anyMatch(file -> other.getFiles().stream()
                        .anyMatch(same ->
                                same.equals(file) || same.startsWith(file + "/") || file.startsWith(same + "/")));
    }
}
