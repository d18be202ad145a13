package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskRemoved;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkCancelled;
import java.util.Set;

/**
 * What became of a task; written from execution-events alone, in their order. Times in ms since the epoch.
 *
 * @param id session id, slash, task id
 * @param status PENDING until a worker claims it, then RUNNING (also while its result is checked), RETRYING, AWAITING
 *     (an answer), SUCCEEDED, FAILED, SKIPPED or CANCELLED
 * @param attempt the latest, from 1; 0 before the first
 * @param workId work item of the attempt under way; null when there is none
 * @param output JSON value
 */
@MappedEntity("task_runs")
public record TaskRunRow(
        @Id String id,
        String sessionId,
        String status,
        @Nullable String queue,
        int attempt,
        @Nullable String workId,
        @Nullable String worker,
        @Nullable Long startedAt,
        @Nullable Long endedAt,
        @Nullable String output,
        @Nullable String errorCode,
        @Nullable String errorMessage) {

    private static final Set<String> OVER = Set.of("SUCCEEDED", "FAILED", "SKIPPED", "CANCELLED");

    static TaskRunRow none(String id) {
        var session = id.substring(0, id.indexOf('/'));
        return new TaskRunRow(id, session, "PENDING", null, 0, null, null, null, null, null, null, null);
    }

    /** One that was over is run again, because a later plan uses its id again. */
    TaskRunRow dispatched(TaskDispatched event) {
        var row = OVER.contains(status) ? none(id) : this;
        return new TaskRunRow(
                id,
                sessionId,
                row.status,
                event.getQueue(),
                event.getAttempt(),
                event.getWorkId(),
                null,
                row.startedAt,
                null,
                null,
                row.errorCode,
                row.errorMessage);
    }

    TaskRunRow started(TaskStarted event) {
        return new TaskRunRow(
                id,
                sessionId,
                "RUNNING",
                queue,
                event.getAttempt(),
                event.getWorkId(),
                event.getWorker(),
                event.getAt(),
                null,
                null,
                errorCode,
                errorMessage);
    }

    TaskRunRow retrying(TaskRetryScheduled event) {
        var error = event.getError();
        return ended("RETRYING", event.getAttempt(), null, null, error.getCode(), error.getMessage());
    }

    TaskRunRow succeeded(TaskSucceeded event) {
        return ended("SUCCEEDED", event.getAttempt(), event.getAt(), event.getOutput(), null, null);
    }

    TaskRunRow failed(TaskFailed event) {
        var error = event.getError();
        return ended("FAILED", event.getAttempt(), event.getAt(), null, error.getCode(), error.getMessage());
    }

    TaskRunRow skipped(TaskSkipped event) {
        return ended("SKIPPED", attempt, event.getAt(), null, "skipped", event.getReason());
    }

    /** It starts anew on another queue. */
    TaskRunRow escalated(TaskEscalated event) {
        return new TaskRunRow(
                id,
                sessionId,
                "PENDING",
                event.getTo(),
                attempt,
                null,
                worker,
                startedAt,
                null,
                null,
                errorCode,
                errorMessage);
    }

    TaskRunRow removed(TaskRemoved event) {
        return ended("CANCELLED", attempt, event.getAt(), null, "removed", event.getReason());
    }

    /** A check of its result that was tried again has its verdict. */
    TaskRunRow checking() {
        return status.equals("PENDING") ? in("RUNNING") : this;
    }

    TaskRunRow awaiting() {
        return in("AWAITING");
    }

    /** After REVIEW it waits for a worker to answer; every other answer is followed by what it causes. */
    TaskRunRow answered(Answer answer) {
        return answer == Answer.REVIEW ? in("PENDING") : this;
    }

    /** Its question was withdrawn. */
    TaskRunRow unasked() {
        return status.equals("AWAITING") ? in("PENDING") : this;
    }

    /**
     * A cancelled attempt leaves its task to do again, unless something else became of the task before; it may be one
     * of a check, which is not known here by its work item.
     */
    TaskRunRow cancelled(WorkCancelled event) {
        return event.getWorkId().equals(workId) || status.equals("RUNNING")
                ? ended("PENDING", attempt, null, null, errorCode, errorMessage)
                : this;
    }

    private TaskRunRow in(String next) {
        return new TaskRunRow(
                id,
                sessionId,
                next,
                queue,
                attempt,
                workId,
                worker,
                startedAt,
                endedAt,
                output,
                errorCode,
                errorMessage);
    }

    private TaskRunRow ended(String next, int last, Long at, String result, String code, String message) {
        return new TaskRunRow(id, sessionId, next, queue, last, null, worker, startedAt, at, result, code, message);
    }
}
