package io.tightloop.executor.stream;

import io.tightloop.executor.execution.Attempt;
import io.tightloop.executor.execution.Counts;
import io.tightloop.executor.execution.Discovery;
import io.tightloop.executor.execution.Event;
import io.tightloop.executor.execution.Execution;
import io.tightloop.executor.execution.Failure;
import io.tightloop.executor.execution.Limits;
import io.tightloop.executor.execution.Task;
import io.tightloop.executor.execution.TaskSpec;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.Workspace;
import java.util.List;

/** Turns one session's decided events into messages. */
record Outgoing(String sessionId) {

    TaskDispatched of(Event.TaskDispatched e, Task task) {
        return new TaskDispatched(
                sessionId, e.taskId(), e.workId(), e.attempt(), task.spec().queue(), e.at());
    }

    WorkItem item(Event.TaskDispatched e, Task task, Execution root) {
        TaskSpec spec = task.spec();
        return WorkItem.newBuilder()
                .setWorkId(e.workId())
                .setSessionId(sessionId)
                .setKind(WorkKind.EXECUTE)
                .setDispatcher(ExecutionPhase.SERVICE)
                .setSubject(spec.id())
                .setQueue(spec.queue())
                .setAttempt(e.attempt())
                .setIteration(root.iteration())
                .setTitle(spec.title())
                .setDescription(spec.description())
                .setInput(spec.input())
                .setFeedback(spec.feedback())
                .setWorkspace(new Workspace(root.workspace()))
                .setTimeoutMs(spec.timeoutMs())
                .setLeaseMs(Attempt.LEASE_MS)
                .setAt(e.at())
                .build();
    }

    TaskStarted of(Event.TaskStarted e) {
        return new TaskStarted(sessionId, e.taskId(), e.workId(), e.attempt(), e.worker(), e.leaseUntil(), e.at());
    }

    WorkCancelled of(Event.WorkCancelled e) {
        return new WorkCancelled(sessionId, e.workId(), e.taskId(), e.reason(), e.at());
    }

    TaskRetryScheduled of(Event.TaskRetryScheduled e) {
        return new TaskRetryScheduled(sessionId, e.taskId(), e.attempt(), failure(e.error()), e.retryAt(), e.at());
    }

    TaskSucceeded of(Event.TaskSucceeded e) {
        List<io.tightloop.schemas.Discovery> discovered =
                e.discovered().stream().map(Outgoing::discovery).toList();
        return new TaskSucceeded(sessionId, e.taskId(), e.attempt(), e.output(), discovered, e.at());
    }

    TaskFailed of(Event.TaskFailed e) {
        return new TaskFailed(sessionId, e.taskId(), e.title(), e.attempt(), failure(e.error()), e.at());
    }

    TaskSkipped of(Event.TaskSkipped e) {
        return new TaskSkipped(sessionId, e.taskId(), e.title(), e.reason(), e.at());
    }

    ExecutionFinished of(Event.ExecutionFinished e, Handoff handoff) {
        return new ExecutionFinished(sessionId, handoff, e.iteration(), limits(e.limits()), counts(e.counts()), e.at());
    }

    /** The executor does not know what is proven: {@code unproven} stays empty. */
    SessionEnded of(Event.SessionEnded e) {
        EndStatus status = EndStatus.valueOf(e.status().name());
        return new SessionEnded(
                sessionId, status, e.reason(), Phase.EXECUTE, e.iteration(), List.of(), counts(e.counts()), e.at());
    }

    SessionResumed of(Event.SessionResumed e) {
        return new SessionResumed(sessionId, Phase.EXECUTE, e.iteration(), limits(e.limits()), e.at());
    }

    CommandAccepted of(Event.CommandAccepted e) {
        return new CommandAccepted(sessionId, e.commandId(), e.command(), Outcome.APPLIED, e.at());
    }

    CommandRejected of(Event.CommandRejected e) {
        Rejection reason = Rejection.valueOf(e.reason().name());
        return new CommandRejected(sessionId, e.commandId(), e.command(), reason, e.detail(), e.at());
    }

    private static io.tightloop.schemas.Failure failure(Failure failure) {
        return new io.tightloop.schemas.Failure(failure.code(), failure.message());
    }

    private static io.tightloop.schemas.Discovery discovery(Discovery found) {
        return new io.tightloop.schemas.Discovery(found.title(), found.description(), found.severity());
    }

    private static io.tightloop.schemas.Limits limits(Limits limits) {
        return new io.tightloop.schemas.Limits(limits.maxRetries(), limits.maxIterations());
    }

    private static io.tightloop.schemas.Counts counts(Counts counts) {
        return new io.tightloop.schemas.Counts(
                counts.completed(), counts.failed(), counts.running(), counts.pending(), counts.skipped());
    }
}
