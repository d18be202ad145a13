package io.tightloop.executor.stream;

import io.tightloop.executor.execution.Discovery;
import io.tightloop.executor.execution.Failure;
import io.tightloop.executor.execution.Input;
import io.tightloop.executor.execution.Limits;
import io.tightloop.executor.execution.Retry;
import io.tightloop.executor.execution.Signal;
import io.tightloop.executor.execution.TaskSpec;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.LimitsChange;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;

/** Turns messages into the decider's inputs; times are those of the turn, ms since the epoch. */
final class Incoming {
    private Incoming() {}

    static Input of(SessionStarted session) {
        return new Input.OpenSession(
                session.getStart(),
                session.getPolicy().getMaxConcurrent(),
                limits(session.getPolicy().getLimits()),
                session.getWorkspace().getPath(),
                session.getTaskQueue());
    }

    static Input of(CriterionDefined criterion) {
        return new Input.RelayCriterion(criterion.getOrdinal());
    }

    static Input of(TaskPlanned planned, long at) {
        return new Input.PlanTask(spec(planned), planned.getTask().getDependsOn(), at);
    }

    static Input of(PlanConfirmed plan) {
        return new Input.ReceiveBaton(plan.getIteration(), limits(plan.getLimits()));
    }

    static Input of(WorkClaimed claim, long at) {
        return new Input.ClaimWork(claim.getSubject(), claim.getWorkId(), claim.getClaimId(), claim.getWorker(), at);
    }

    static Input of(WorkHeartbeat heartbeat, long at) {
        return new Input.RenewLease(heartbeat.getSubject(), heartbeat.getWorkId(), heartbeat.getClaimId(), at);
    }

    static Input of(WorkCompleted result, long at) {
        return new Input.CompleteWork(
                result.getSubject(),
                result.getWorkId(),
                result.getClaimId(),
                result.getOutput(),
                result.getDiscovered().stream().map(Incoming::discovery).toList(),
                at);
    }

    static Input of(WorkFailed failed, long at) {
        Failure error =
                new Failure(failed.getError().getCode(), failed.getError().getMessage());
        return new Input.FailWork(
                failed.getSubject(), failed.getWorkId(), failed.getClaimId(), error, failed.getRetryable(), at);
    }

    static Input of(SendSignal signal, Limits now, long at) {
        return new Input.SendSignal(
                signal.getCommandId(),
                Signal.valueOf(signal.getSignal().name()),
                signal.getReason(),
                changed(now, signal.getLimits()),
                at);
    }

    static Input of(ArchiveSession archive, long at) {
        return new Input.ArchiveSession(archive.getCommandId(), at);
    }

    private static TaskSpec spec(TaskPlanned planned) {
        io.tightloop.schemas.Task task = planned.getTask();
        return new TaskSpec(
                task.getId(),
                planned.getIteration(),
                planned.getOrdinal(),
                task.getTitle(),
                task.getDescription(),
                task.getQueue(),
                task.getInput(),
                task.getPriority(),
                task.getTimeoutMs(),
                new Retry(task.getRetry().getMaxAttempts(), task.getRetry().getBackoffMs()),
                task.getFeedback());
    }

    private static Limits changed(Limits now, LimitsChange change) {
        if (change == null || now == null) {
            return null;
        }
        return new Limits(
                change.getMaxRetries() == null ? now.maxRetries() : change.getMaxRetries(),
                change.getMaxIterations() == null ? now.maxIterations() : change.getMaxIterations());
    }

    private static Limits limits(io.tightloop.schemas.Limits limits) {
        return new Limits(limits.getMaxRetries(), limits.getMaxIterations());
    }

    private static Discovery discovery(io.tightloop.schemas.Discovery found) {
        return new Discovery(found.getTitle(), found.getDescription(), found.getSeverity());
    }
}
