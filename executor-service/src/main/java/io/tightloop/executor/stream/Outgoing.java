package io.tightloop.executor.stream;

import io.tightloop.executor.execution.Discovery;
import io.tightloop.executor.execution.Event;
import io.tightloop.executor.execution.Failure;
import io.tightloop.schemas.CheckpointReached;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskRemoved;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.TaskVerified;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkRefused;
import java.util.List;

/** Turns what happened to one session's tasks into messages. */
record Outgoing(String sessionId) {

    TaskDispatched of(Event.TaskDispatched e, String queue) {
        return new TaskDispatched(sessionId, e.taskId(), e.workId(), e.attempt(), queue, e.at());
    }

    TaskStarted of(Event.TaskStarted e) {
        return new TaskStarted(sessionId, e.taskId(), e.workId(), e.attempt(), e.worker(), e.leaseUntil(), e.at());
    }

    WorkCancelled of(Event.WorkCancelled e) {
        return new WorkCancelled(sessionId, e.workId(), e.taskId(), e.reason(), e.at());
    }

    ResultIgnored of(Event.ResultIgnored e) {
        return new ResultIgnored(sessionId, e.workId(), e.taskId(), e.reason(), e.iteration(), e.at());
    }

    WorkRefused of(Event.WorkRefused e) {
        return new WorkRefused(sessionId, e.workId(), e.taskId(), e.claimId(), e.reason(), e.at());
    }

    TaskDelegated of(Event.TaskDelegated e) {
        return new TaskDelegated(
                sessionId, e.taskId(), e.workId(), e.claimId(), e.attempt(), e.sessions(), e.iteration(), e.at());
    }

    TaskRetryScheduled of(Event.WorkReturned e) {
        return new TaskRetryScheduled(sessionId, e.taskId(), e.attempt(), Shapes.failure(e.error()), e.at(), e.at());
    }

    UsageRecorded of(Event.UsageRecorded e) {
        return new UsageRecorded(sessionId, Phase.EXECUTE, e.taskId(), Shapes.usage(e.usage()), e.total(), e.at());
    }

    TaskVerified of(Event.TaskVerified e) {
        return new TaskVerified(
                sessionId,
                e.taskId(),
                e.attempt(),
                e.check(),
                Verdict.valueOf(e.verdict().name()),
                Shapes.evidence(e.evidence()),
                e.iteration(),
                e.at());
    }

    TaskRetryScheduled of(Event.TaskRetryScheduled e) {
        return new TaskRetryScheduled(
                sessionId, e.taskId(), e.attempt(), Shapes.failure(e.error()), e.retryAt(), e.at());
    }

    TaskRetryScheduled of(Event.TaskRejected e) {
        return new TaskRetryScheduled(
                sessionId, e.taskId(), e.attempt(), Shapes.failure(Failure.rejected(e.feedback())), e.at(), e.at());
    }

    TaskEscalated of(Event.TaskEscalated e) {
        return new TaskEscalated(sessionId, e.taskId(), e.from(), e.to().queue(), e.reason(), e.iteration(), e.at());
    }

    TaskSucceeded of(Event.TaskSucceeded e) {
        return new TaskSucceeded(
                sessionId,
                e.taskId(),
                e.attempt(),
                e.output(),
                discovered(e.discovered()),
                e.at(),
                Shapes.payload(e.outputRef()));
    }

    TaskFailed of(Event.TaskFailed e) {
        return new TaskFailed(sessionId, e.taskId(), e.title(), e.attempt(), Shapes.failure(e.error()), e.at());
    }

    TaskSkipped of(Event.TaskSkipped e) {
        return new TaskSkipped(sessionId, e.taskId(), e.title(), e.reason(), e.by(), e.at());
    }

    TaskRemoved of(Event.TaskRemoved e) {
        return new TaskRemoved(sessionId, e.taskId(), e.reason(), e.by(), e.at());
    }

    TaskPlanned of(Event.TaskReplanned e) {
        var spec = e.draft().spec();
        return new TaskPlanned(sessionId, spec.iteration(), spec.ordinal(), Shapes.task(e.draft()), e.at());
    }

    CheckpointReached of(Event.CheckpointReached e) {
        return new CheckpointReached(
                sessionId, e.number(), e.tasks(), Shapes.counts(e.counts()), e.iteration(), e.at());
    }

    private static List<io.tightloop.schemas.Discovery> discovered(List<Discovery> found) {
        return found.stream().map(Shapes::discovery).toList();
    }
}
