package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkCancelled;

/**
 * What became of a task; written from execution-events alone, in their order. Times in ms since the epoch.
 *
 * @param id session id, slash, task id
 * @param status PENDING until a worker claims it, then RUNNING, RETRYING, SUCCEEDED, FAILED or SKIPPED
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

    static TaskRunRow none(String id) {
        var session = id.substring(0, id.indexOf('/'));
        return new TaskRunRow(id, session, "PENDING", null, 0, null, null, null, null, null, null, null);
    }

    TaskRunRow dispatched(TaskDispatched event) {
        return new TaskRunRow(
                id,
                sessionId,
                status,
                event.getQueue(),
                event.getAttempt(),
                event.getWorkId(),
                null,
                startedAt,
                null,
                null,
                errorCode,
                errorMessage);
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

    /** A cancelled attempt leaves its task to do again, unless something else became of the task before. */
    TaskRunRow cancelled(WorkCancelled event) {
        return event.getWorkId().equals(workId) ? ended("PENDING", attempt, null, null, errorCode, errorMessage) : this;
    }

    private TaskRunRow ended(String next, int last, Long at, String result, String code, String message) {
        return new TaskRunRow(id, sessionId, next, queue, last, null, worker, startedAt, at, result, code, message);
    }
}
