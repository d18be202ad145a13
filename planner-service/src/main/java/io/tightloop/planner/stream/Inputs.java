package io.tightloop.planner.stream;

import io.tightloop.baton.Excerpt;
import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Answer;
import io.tightloop.planner.planning.Command;
import io.tightloop.planner.planning.ConfirmationKind;
import io.tightloop.planner.planning.Discovery;
import io.tightloop.planner.planning.Failure;
import io.tightloop.planner.planning.Input;
import io.tightloop.planner.planning.Limits;
import io.tightloop.planner.planning.Planning;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.LimitsChange;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.TaskDiscovered;
import io.tightloop.schemas.WaiveCriterion;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkSuspended;

/** Messages of the contract as inputs of the decider. */
final class Inputs {
    private Inputs() {}

    static Input of(StartSession start, Turn turn) {
        return new Input.StartSession(
                command(start.getCommandId(), "StartSession", start.getBy(), turn),
                Briefs.brief(start.getBrief()),
                Briefs.digest(start.getBrief()),
                turn.commandOffset());
    }

    static Input of(SendSignal signal, Turn turn) {
        return new Input.SendSignal(
                command(signal.getCommandId(), "SendSignal", signal.getBy(), turn),
                Input.Signal.valueOf(signal.getSignal().name()),
                signal.getReason(),
                turn.root(Planning.class)
                        .map(root -> changed(root.limits(), signal.getLimits()))
                        .orElse(null));
    }

    private static Limits changed(Limits now, LimitsChange change) {
        if (change == null) {
            return null;
        }
        return new Limits(
                change.getMaxRetries() == null ? now.maxRetries() : change.getMaxRetries(),
                change.getMaxIterations() == null ? now.maxIterations() : change.getMaxIterations(),
                change.getMaxDurationMs() == null ? now.maxDurationMs() : change.getMaxDurationMs(),
                change.getTokenBudget() == null ? now.tokenBudget() : change.getTokenBudget());
    }

    static Input of(AnswerConfirmation answer, Turn turn) {
        return new Input.AnswerConfirmation(
                command(answer.getCommandId(), "AnswerConfirmation", answer.getBy(), turn),
                answer.getConfirmationId(),
                ConfirmationKind.valueOf(answer.getKind().name()),
                Answer.valueOf(answer.getAnswer().name()),
                answer.getFeedback(),
                Shapes.tasks(answer.getTasks()));
    }

    static Input of(WaiveCriterion waive, Turn turn) {
        return new Input.WaiveCriterion(
                command(waive.getCommandId(), "WaiveCriterion", waive.getBy(), turn),
                waive.getCriterionId(),
                waive.getReason(),
                waive.getApprovedBy());
    }

    static Input of(EditTasks edit, Turn turn) {
        return new Input.EditTasks(
                command(edit.getCommandId(), "EditTasks", edit.getBy(), turn), Shapes.tasks(edit.getTasks()));
    }

    static Input of(ArchiveSession archive, Turn turn) {
        return new Input.ArchiveSession(command(archive.getCommandId(), "ArchiveSession", "", turn));
    }

    static Input of(TaskDiscovered discovered) {
        return new Input.KeepDiscovery(new Discovery(
                discovered.getDiscoveryId(),
                Discovery.Source.valueOf(discovered.getSource().name()),
                discovered.getSubject(),
                discovered.getTitle(),
                discovered.getDescription(),
                discovered.getSeverity(),
                discovered.getTask() == null ? null : Shapes.task(discovered.getTask()),
                discovered.getIteration()));
    }

    static Input of(LoopContinued continued) {
        return new Input.TakeBaton(
                continued.getIteration(),
                continued.getDiscovered(),
                Shapes.limits(continued.getLimits()),
                continued.getTokens());
    }

    static Input of(WorkClaimed claim, Turn turn) {
        return new Input.WorkClaimed(
                claim.getWorkId(), claim.getClaimId(), claim.getWorker(), claim.getLeaseMs(), turn.at());
    }

    static Input of(WorkHeartbeat beat, Turn turn) {
        return new Input.WorkHeartbeat(beat.getWorkId(), beat.getClaimId(), turn.at());
    }

    static Input of(WorkCompleted completed, Turn turn) {
        return new Input.WorkCompleted(
                completed.getWorkId(),
                completed.getClaimId(),
                completed.getPlan() == null ? null : Shapes.tasks(completed.getPlan()),
                Shapes.usage(completed.getUsage()),
                turn.at());
    }

    static Input of(WorkFailed failed, Turn turn) {
        return new Input.WorkFailed(
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
        return new Input.WorkSuspended(suspended.getWorkId(), suspended.getClaimId(), turn.at());
    }

    static Input of(WorkDelegated delegated, Turn turn) {
        return new Input.WorkDelegated(delegated.getWorkId(), delegated.getClaimId(), turn.at());
    }

    private static Command command(String id, String type, String by, Turn turn) {
        return new Command(id, type, by, turn.tombstone().orElse(null), turn.at());
    }
}
