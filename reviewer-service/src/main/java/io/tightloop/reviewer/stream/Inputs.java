package io.tightloop.reviewer.stream;

import io.tightloop.baton.Turn;
import io.tightloop.reviewer.review.Command;
import io.tightloop.reviewer.review.Failure;
import io.tightloop.reviewer.review.Finding;
import io.tightloop.reviewer.review.Input;
import io.tightloop.reviewer.review.Limits;
import io.tightloop.reviewer.review.Review;
import io.tightloop.reviewer.review.Session;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LimitsChange;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import java.util.ArrayList;
import java.util.List;

/** Messages of the contract as inputs of the decider. */
final class Inputs {
    private Inputs() {}

    static Input of(SessionStarted started) {
        return new Input.KnowSession(
                started.getStart(),
                Shapes.limits(started.getPolicy().getLimits()),
                new Session(started.getGoal(), started.getWorkspace().getPath()));
    }

    static Input of(CriterionDefined defined) {
        io.tightloop.schemas.Criterion criterion = defined.getCriterion();
        return new Input.KnowCriterion(
                defined.getOrdinal(), criterion.getId(), criterion.getText(), Shapes.check(criterion.getCheck()));
    }

    static Input of(TaskFailed failed) {
        String why = failed.getError().getCode() + ": " + failed.getError().getMessage();
        return unsettled(failed.getTaskId(), "Task " + failed.getTitle() + " failed", why);
    }

    static Input of(TaskSkipped skipped) {
        return unsettled(skipped.getTaskId(), "Task " + skipped.getTitle() + " was skipped", skipped.getReason());
    }

    static List<Input> of(TaskSucceeded succeeded) {
        List<Input> inputs = new ArrayList<>();
        for (Discovery discovery : succeeded.getDiscovered()) {
            inputs.add(note(
                    "reported/" + succeeded.getTaskId() + "/" + inputs.size(),
                    Finding.Source.WORKER,
                    "",
                    discovery.getTitle(),
                    discovery.getDescription(),
                    discovery.getSeverity()));
        }
        return inputs;
    }

    static Input of(ExecutionFinished finished) {
        return new Input.TakeBaton(
                finished.getIteration(), Shapes.limits(finished.getLimits()), Shapes.counts(finished.getCounts()));
    }

    static Input of(SendSignal signal, Turn turn) {
        return new Input.SendSignal(
                new Command(signal.getCommandId(), "SendSignal", turn.at()),
                Input.Signal.valueOf(signal.getSignal().name()),
                signal.getReason(),
                turn.root(Review.class)
                        .map(root -> changed(root.limits(), signal.getLimits()))
                        .orElse(null));
    }

    private static Limits changed(Limits now, LimitsChange change) {
        if (change == null) {
            return null;
        }
        return new Limits(
                change.getMaxRetries() == null ? now.maxRetries() : change.getMaxRetries(),
                change.getMaxIterations() == null ? now.maxIterations() : change.getMaxIterations());
    }

    static Input of(ArchiveSession archive, Turn turn) {
        return new Input.ArchiveSession(new Command(archive.getCommandId(), "ArchiveSession", turn.at()));
    }

    static Input of(WorkClaimed claim, Turn turn) {
        return new Input.WorkClaimed(
                claim.getSubject(), claim.getWorkId(), claim.getClaimId(), claim.getWorker(), turn.at());
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
                turn.at());
    }

    static Input of(WorkFailed failed, Turn turn) {
        return new Input.WorkFailed(
                failed.getSubject(),
                failed.getWorkId(),
                failed.getClaimId(),
                new Failure(failed.getError().getCode(), failed.getError().getMessage()),
                failed.getRetryable(),
                turn.at());
    }

    private static Input unsettled(String taskId, String title, String why) {
        return note("task/" + taskId, Finding.Source.TASK, taskId, title, why, "major");
    }

    private static Input note(
            String key, Finding.Source source, String subject, String title, String description, String severity) {
        return new Input.NoteFinding(new Finding(key, 0, 0, source, subject, title, description, severity));
    }
}
