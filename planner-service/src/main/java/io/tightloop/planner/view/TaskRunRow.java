package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.rows.Json;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.Payload;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskRemoved;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkCancelled;
import java.util.List;
import java.util.Set;

/**
 * What became of a task; written from execution-events alone, in their order. Times in ms since the epoch.
 *
 * @param id session id, slash, task id
 * @param status PENDING until a worker claims it, then RUNNING (also while its result is checked), RETRYING, AWAITING
 *     (an answer), SUCCEEDED, FAILED, SKIPPED or CANCELLED
 * @param attempt the latest, from 1; 0 before the first
 * @param workId work item of the attempt under way; null when there is none
 * @param output JSON value; the text null when it is in the payload store
 * @param claimId the claim that the result of a delegated attempt must carry; null unless it is delegated now
 * @param delegatedAt since when it is left to other sessions; null unless it is now
 * @param delegatedTo JSON list of the sessions that its latest attempt was left to; null when it was to none
 * @param outputHash name of its output in the payload store; null when it is not there
 * @param outputBytes size of that
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
        @Nullable String errorMessage,
        @Nullable String claimId,
        @Nullable Long delegatedAt,
        @Nullable String delegatedTo,
        @Nullable String outputHash,
        @Nullable Long outputBytes) {

    private static final Set<String> OVER = Set.of("SUCCEEDED", "FAILED", "SKIPPED", "CANCELLED");

    static TaskRunRow none(String id) {
        var session = id.substring(0, id.indexOf('/'));
        return new TaskRunRow(
                id, session, "PENDING", null, 0, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    /** The sessions that its latest attempt was left to. */
    public List<String> children() {
        return Json.list(delegatedTo);
    }

    String taskId() {
        return id.substring(sessionId.length() + 1);
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
                row.errorMessage,
                null,
                null,
                null,
                null,
                null);
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
                errorMessage,
                null,
                null,
                null,
                null,
                null);
    }

    /** It ends with the ends of other sessions. */
    TaskRunRow delegated(TaskDelegated event) {
        return new TaskRunRow(
                id,
                sessionId,
                "RUNNING",
                queue,
                event.getAttempt(),
                event.getWorkId(),
                worker,
                startedAt,
                null,
                null,
                errorCode,
                errorMessage,
                event.getClaimId(),
                event.getAt(),
                Json.write(DelegationRow.children(event)),
                null,
                null);
    }

    /** Its attempt has a result: what it was left to has ended, and nothing but checks can follow. */
    TaskRunRow reported() {
        return delegatedAt == null ? this : in(status);
    }

    TaskRunRow retrying(TaskRetryScheduled event) {
        var error = event.getError();
        return ended("RETRYING", event.getAttempt(), null, null, error.getCode(), error.getMessage());
    }

    TaskRunRow succeeded(TaskSucceeded event) {
        var row = ended("SUCCEEDED", event.getAttempt(), event.getAt(), event.getOutput(), null, null);
        return event.getOutputRef() == null ? row : row.keptAs(event.getOutputRef());
    }

    private TaskRunRow keptAs(Payload kept) {
        return new TaskRunRow(
                id,
                sessionId,
                status,
                queue,
                attempt,
                workId,
                worker,
                startedAt,
                endedAt,
                output,
                errorCode,
                errorMessage,
                claimId,
                delegatedAt,
                delegatedTo,
                kept.getHash(),
                kept.getBytes());
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
                errorMessage,
                null,
                null,
                delegatedTo,
                null,
                null);
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
                errorMessage,
                null,
                null,
                delegatedTo,
                outputHash,
                outputBytes);
    }

    private TaskRunRow ended(String next, int last, Long at, String result, String code, String message) {
        return new TaskRunRow(
                id,
                sessionId,
                next,
                queue,
                last,
                null,
                worker,
                startedAt,
                at,
                result,
                code,
                message,
                null,
                null,
                delegatedTo,
                null,
                null);
    }
}
