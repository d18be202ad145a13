package io.tightloop.notifier.notice;

import static io.tightloop.schemas.NotificationKind.ESCALATED;
import static io.tightloop.schemas.NotificationKind.MILESTONE;
import static io.tightloop.schemas.NotificationKind.TASK_COMPLETE;
import static io.tightloop.schemas.NotificationKind.TASK_FAILURE;
import static io.tightloop.schemas.NotificationKind.UPDATE;

import io.tightloop.baton.Excerpt;
import io.tightloop.schemas.CheckpointReached;
import io.tightloop.schemas.NotificationKind;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkHeartbeat;
import java.time.Instant;

/** What is told of plans and tasks. */
final class TaskNotices {
    private TaskNotices() {}

    static Notice of(PlanRejected event) {
        var data = Data.none().and("attempt", event.getAttempt()).and("errors", event.getErrors());
        var text = "Attempt %d at a plan was of no use.".formatted(event.getAttempt());
        return Notice.of(UPDATE, Phase.PLAN, event.getIteration(), text, data, event.getAt());
    }

    static Notice of(TaskSucceeded event) {
        var data = Data.none().and("status", "SUCCEEDED").and("attempt", event.getAttempt());
        if (!event.getDiscovered().isEmpty()) {
            data.and("discovered", event.getDiscovered().size());
        }
        return task(TASK_COMPLETE, 0, event.getTaskId(), "succeeded", data, event.getAt());
    }

    static Notice of(TaskFailed event) {
        var error = event.getError();
        var data = Data.none()
                .and("status", "FAILED")
                .and("title", event.getTitle())
                .and("attempt", event.getAttempt())
                .and("code", error.getCode())
                .and("message", error.getMessage());
        return task(TASK_FAILURE, 0, event.getTaskId(), "failed: " + error.getCode(), data, event.getAt());
    }

    static Notice of(TaskSkipped event) {
        var data = Data.none()
                .and("status", "SKIPPED")
                .and("title", event.getTitle())
                .and("reason", event.getReason())
                .and("by", event.getBy());
        return task(TASK_FAILURE, 0, event.getTaskId(), "is not run: " + event.getReason(), data, event.getAt());
    }

    static Notice of(TaskRetryScheduled event) {
        var error = event.getError();
        var data = Data.none()
                .and("attempt", event.getAttempt())
                .and("code", error.getCode())
                .and("message", error.getMessage())
                .and("retryAt", Instant.ofEpochMilli(event.getRetryAt()).toString());
        var text = "failed at attempt %d and is tried again: %s".formatted(event.getAttempt(), error.getCode());
        return task(UPDATE, 0, event.getTaskId(), text, data, event.getAt());
    }

    static Notice of(TaskDelegated event) {
        var data = Data.none().and("sessions", event.getSessions());
        return task(UPDATE, event.getIteration(), event.getTaskId(), "waits for other sessions", data, event.getAt());
    }

    static Notice of(TaskEscalated event) {
        var data = Data.none()
                .and("from", event.getFrom())
                .and("to", event.getTo())
                .and("reason", event.getReason());
        var text = "goes from queue %s to %s: %s".formatted(event.getFrom(), event.getTo(), event.getReason());
        return task(ESCALATED, event.getIteration(), event.getTaskId(), text, data, event.getAt());
    }

    static Notice of(WorkHeartbeat beat, long at) {
        var data = Data.none().and("workId", beat.getWorkId()).and("message", beat.getMessage());
        if (beat.getPercent() != null) {
            data.and("percent", beat.getPercent());
        }
        var percent = beat.getPercent() == null ? "" : " at %d %%".formatted(beat.getPercent());
        var message = beat.getMessage().isEmpty() ? "" : ": " + Excerpt.of(beat.getMessage(), 200);
        var text =
                "The worker of %s is%s%s".formatted(beat.getSubject(), percent.isEmpty() ? " busy" : percent, message);
        return new Notice(
                UPDATE, Phase.UNKNOWN, 0, beat.getSubject(), text.endsWith(".") ? text : text + ".", data.text(), at);
    }

    static Notice of(CheckpointReached event) {
        var data = PhaseNotices.data(event.getCounts())
                .and("number", event.getNumber())
                .and("tasks", event.getTasks());
        var text = "Checkpoint %d: %d tasks have succeeded."
                .formatted(event.getNumber(), event.getCounts().getCompleted());
        return Notice.of(MILESTONE, Phase.EXECUTE, event.getIteration(), text, data, event.getAt());
    }

    private static Notice task(NotificationKind kind, int iteration, String task, String text, Data data, long at) {
        var sentence = "Task %s %s".formatted(task, text.endsWith(".") ? text : text + ".");
        return new Notice(kind, Phase.EXECUTE, iteration, task, sentence, data.text(), at);
    }
}
