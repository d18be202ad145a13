package io.tightloop.executor.stream;

import io.tightloop.executor.execution.Escalation;
import io.tightloop.executor.execution.Failure;
import io.tightloop.executor.execution.Input;
import io.tightloop.executor.execution.Policy;
import io.tightloop.executor.execution.Setup;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkSuspended;
import java.util.List;

/** Turns events and workers' answers into the decider's inputs; times are those of the turn, ms since the epoch. */
final class Incoming {
    private Incoming() {}

    static Input of(SessionStarted session) {
        Setup setup = new Setup(
                session.getStart(),
                session.getAt(),
                policy(session.getPolicy()),
                session.getWorkspace().getPath(),
                session.getTaskQueue());
        return new Input.OpenSession(setup, Shapes.limits(session.getPolicy().getLimits()));
    }

    static Input of(CriterionDefined criterion) {
        return new Input.RelayCriterion(
                criterion.getOrdinal(), criterion.getCriterion().getId());
    }

    static Input of(CriterionWaived waiver) {
        return new Input.RelayWaiver(waiver.getCriterionId());
    }

    static Input of(TaskPlanned planned, long at) {
        return new Input.PlanTask(Shapes.draft(planned.getTask(), planned.getIteration(), planned.getOrdinal()), at);
    }

    static Input of(PlanConfirmed plan) {
        return new Input.ReceiveBaton(
                plan.getIteration(),
                Shapes.limits(plan.getLimits()),
                List.copyOf(plan.getUnproven()),
                plan.getTokens());
    }

    static Input of(WorkClaimed claim, long at) {
        return new Input.ClaimWork(
                claim.getSubject(), claim.getWorkId(), claim.getClaimId(), claim.getWorker(), claim.getLeaseMs(), at);
    }

    static Input of(WorkHeartbeat heartbeat, long at) {
        return new Input.RenewLease(heartbeat.getSubject(), heartbeat.getWorkId(), heartbeat.getClaimId(), at);
    }

    static Input of(WorkCompleted result, long at) {
        return Oversize.of(result).map(words -> tooLarge(result, words, at)).orElseGet(() -> completed(result, at));
    }

    private static Input tooLarge(WorkCompleted result, String words, long at) {
        return new Input.FailWork(
                result.getSubject(),
                result.getWorkId(),
                result.getClaimId(),
                new Failure("result_too_large", words),
                false,
                Shapes.usage(result.getUsage()),
                at);
    }

    private static Input completed(WorkCompleted result, long at) {
        return new Input.CompleteWork(
                result.getSubject(),
                result.getWorkId(),
                result.getClaimId(),
                result.getOutput(),
                Shapes.payload(result.getOutputRef()),
                result.getDiscovered().stream().map(Shapes::discovery).toList(),
                Shapes.verdict(result.getVerdict()),
                Shapes.evidence(result.getEvidence()),
                Shapes.usage(result.getUsage()),
                at);
    }

    static Input of(WorkFailed failed, long at) {
        return new Input.FailWork(
                failed.getSubject(),
                failed.getWorkId(),
                failed.getClaimId(),
                Shapes.failure(failed.getError()),
                failed.getRetryable(),
                Shapes.usage(failed.getUsage()),
                at);
    }

    static Input of(WorkSuspended wait, long at) {
        return new Input.SuspendWork(
                wait.getSubject(),
                wait.getWorkId(),
                wait.getClaimId(),
                wait.getSuspension().getReason(),
                at);
    }

    static Input of(WorkDelegated others, long at) {
        return new Input.DelegateWork(
                others.getSubject(), others.getWorkId(), others.getClaimId(), List.copyOf(others.getSessions()), at);
    }

    private static Policy policy(io.tightloop.schemas.Policy policy) {
        List<ConfirmationKind> confirm = policy.getConfirm();
        return new Policy(
                policy.getMaxConcurrent(),
                policy.getEnforced(),
                policy.getBlockOnSkip(),
                confirm != null && confirm.contains(ConfirmationKind.TASK),
                policy.getCommitEvery(),
                policy.getEscalation().stream()
                        .map(queue -> new Escalation(queue.getQueue(), queue.getAttempts()))
                        .toList());
    }
}
