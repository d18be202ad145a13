package io.tightloop.reviewer.stream;

import io.tightloop.baton.Excerpt;
import io.tightloop.baton.Turn;
import io.tightloop.reviewer.review.Failure;
import io.tightloop.reviewer.review.Finding;
import io.tightloop.reviewer.review.Input;
import io.tightloop.reviewer.review.Policy;
import io.tightloop.reviewer.review.Session;
import io.tightloop.reviewer.review.Severity;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkSuspended;
import java.util.ArrayList;
import java.util.List;

/** Events of the executor and messages of workers as inputs of the decider. */
final class Inputs {
    private Inputs() {}

    static Input of(SessionStarted started) {
        return new Input.KnowSession(
                started.getStart(),
                started.getAt(),
                Shapes.limits(started.getPolicy().getLimits()),
                new Session(
                        started.getGoal(), started.getWorkspace().getPath(), policy(started), started.getCriteria()));
    }

    static Input of(CriterionDefined defined) {
        io.tightloop.schemas.Criterion criterion = defined.getCriterion();
        return new Input.KnowCriterion(
                defined.getOrdinal(), criterion.getId(), criterion.getText(), Shapes.check(criterion.getCheck()));
    }

    static Input of(CriterionWaived waived, Turn turn) {
        return new Input.KnowWaiver(waived.getCriterionId(), turn.at());
    }

    static Input of(TaskFailed failed, Turn turn) {
        String why = Excerpt.of(
                failed.getError().getCode() + ": " + failed.getError().getMessage());
        return unsettled(failed.getTaskId(), "Task " + failed.getTitle() + " failed", why, turn);
    }

    static Input of(TaskSkipped skipped, Turn turn) {
        String title = "Task " + skipped.getTitle() + " was skipped";
        return unsettled(skipped.getTaskId(), title, skipped.getReason(), turn);
    }

    static Input of(TaskSucceeded succeeded, Turn turn) {
        String key = "reported/" + succeeded.getTaskId() + "/";
        return new Input.NoteFindings(reported(key, succeeded.getDiscovered()), turn.at());
    }

    static Input of(ExecutionFinished finished, Turn turn) {
        return new Input.TakeBaton(
                finished.getIteration(),
                Shapes.limits(finished.getLimits()),
                Shapes.counts(finished.getCounts()),
                finished.getTokens(),
                turn.at());
    }

    static Input of(WorkClaimed claim, Turn turn) {
        return new Input.WorkClaimed(
                claim.getSubject(),
                claim.getWorkId(),
                claim.getClaimId(),
                claim.getWorker(),
                claim.getLeaseMs(),
                turn.at());
    }

    static Input of(WorkHeartbeat beat, Turn turn) {
        return new Input.WorkHeartbeat(beat.getSubject(), beat.getWorkId(), beat.getClaimId(), turn.at());
    }

    static Input of(WorkCompleted completed, Turn turn) {
        return new Input.WorkCompleted(
                completed.getSubject(),
                completed.getWorkId(),
                completed.getClaimId(),
                Shapes.verdict(completed.getVerdict()),
                Shapes.evidence(completed.getEvidence()),
                reported("verified/" + completed.getWorkId() + "/", completed.getDiscovered()),
                Shapes.usage(completed.getUsage()),
                turn.at());
    }

    static Input of(WorkFailed failed, Turn turn) {
        return new Input.WorkFailed(
                failed.getSubject(),
                failed.getWorkId(),
                failed.getClaimId(),
                new Failure(
                        Excerpt.of(failed.getError().getCode()),
                        Excerpt.of(failed.getError().getMessage())),
                failed.getRetryable(),
                Shapes.usage(failed.getUsage()),
                turn.at());
    }

    static Input of(WorkSuspended suspended, Turn turn) {
        return new Input.WorkSuspended(
                suspended.getSubject(), suspended.getWorkId(), suspended.getClaimId(), turn.at());
    }

    static Input of(WorkDelegated delegated, Turn turn) {
        return new Input.WorkDelegated(
                delegated.getSubject(), delegated.getWorkId(), delegated.getClaimId(), turn.at());
    }

    /** No list of what is asked means what the mode asks. */
    private static Policy policy(SessionStarted started) {
        io.tightloop.schemas.Policy policy = started.getPolicy();
        List<ConfirmationKind> confirm = policy.getConfirm();
        boolean pairing = switch (started.getMode()) {
            case SYNC -> true;
            case ASYNC, UNKNOWN -> false;
        };
        return new Policy(
                policy.getEnforced(),
                policy.getBlockOnSkip(),
                policy.getRecheckAllAfterFix(),
                policy.getFallbackToManual(),
                policy.getAutoInfer(),
                confirm == null ? pairing : confirm.contains(ConfirmationKind.DISCOVERIES),
                confirm == null ? pairing : confirm.contains(ConfirmationKind.DONE),
                Severity.leastPlanned(policy.getIgnoreBelow()));
    }

    private static List<Finding> reported(String key, List<Discovery> discovered) {
        List<Finding> findings = new ArrayList<>();
        for (Discovery discovery : discovered) {
            findings.add(Finding.of(
                    key + findings.size(),
                    Finding.Source.WORKER,
                    "",
                    discovery.getTitle(),
                    discovery.getDescription(),
                    Severity.of(discovery.getSeverity())));
        }
        return findings;
    }

    private static Input unsettled(String taskId, String title, String why, Turn turn) {
        Finding finding = Finding.of("task/" + taskId, Finding.Source.TASK, taskId, title, why, Severity.MAJOR);
        return new Input.NoteFindings(List.of(finding), turn.at());
    }
}
