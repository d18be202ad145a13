package io.tightloop.executor.stream;

import io.tightloop.executor.execution.Answer;
import io.tightloop.executor.execution.Input;
import io.tightloop.executor.execution.Limits;
import io.tightloop.executor.execution.Signal;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.LimitsChange;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.WaiveCriterion;

/** Turns commands into the decider's inputs; times are those of the turn, ms since the epoch. */
final class Commands {
    private Commands() {}

    /** @param now limits in force; null when the session is not here */
    static Input of(SendSignal signal, Limits now, long at) {
        return new Input.SendSignal(
                signal.getCommandId(),
                Signal.valueOf(signal.getSignal().name()),
                signal.getReason(),
                signal.getBy(),
                changed(now, signal.getLimits()),
                at);
    }

    static Input of(AnswerConfirmation answer, long at) {
        return new Input.AnswerConfirmation(
                answer.getCommandId(),
                answer.getConfirmationId(),
                Answer.valueOf(answer.getAnswer().name()),
                answer.getFeedback(),
                !answer.getTasks().isEmpty(),
                answer.getBy(),
                at);
    }

    static Input of(WaiveCriterion waiver, long at) {
        return new Input.WaiveCriterion(
                waiver.getCommandId(),
                waiver.getCriterionId(),
                waiver.getReason(),
                waiver.getBy(),
                waiver.getApprovedBy(),
                at);
    }

    /** The rules give edited tasks their iteration and ordinal. */
    static Input of(EditTasks edit, long at) {
        return new Input.EditTasks(
                edit.getCommandId(),
                edit.getTasks().stream().map(task -> Shapes.draft(task, 0, 0)).toList(),
                edit.getBy(),
                at);
    }

    static Input of(ArchiveSession archive, long at) {
        return new Input.ArchiveSession(archive.getCommandId(), at);
    }

    private static Limits changed(Limits now, LimitsChange change) {
        if (change == null || now == null) {
            return null;
        }
        return new Limits(
                change.getMaxRetries() == null ? now.maxRetries() : change.getMaxRetries(),
                change.getMaxIterations() == null ? now.maxIterations() : change.getMaxIterations(),
                change.getMaxDurationMs() == null ? now.maxDurationMs() : change.getMaxDurationMs(),
                change.getTokenBudget() == null ? now.tokenBudget() : change.getTokenBudget());
    }
}
