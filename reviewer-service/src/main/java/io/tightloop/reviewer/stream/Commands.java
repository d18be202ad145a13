package io.tightloop.reviewer.stream;

import io.tightloop.baton.Turn;
import io.tightloop.reviewer.review.Answer;
import io.tightloop.reviewer.review.Command;
import io.tightloop.reviewer.review.Input;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.WaiveCriterion;

/** Commands of the contract as inputs of the decider. */
final class Commands {
    private Commands() {}

    static Input of(SendSignal signal, Turn turn) {
        return new Input.SendSignal(
                new Command(signal.getCommandId(), "SendSignal", signal.getBy(), turn.at()),
                Input.Signal.valueOf(signal.getSignal().name()),
                signal.getReason(),
                Shapes.change(signal.getLimits()));
    }

    static Input of(AnswerConfirmation answer, Turn turn) {
        return new Input.AnswerConfirmation(
                new Command(answer.getCommandId(), "AnswerConfirmation", answer.getBy(), turn.at()),
                answer.getConfirmationId(),
                Answer.valueOf(answer.getAnswer().name()),
                answer.getFeedback(),
                Tasks.of(answer.getTasks()),
                turn.tombstone().isPresent());
    }

    static Input of(WaiveCriterion waive, Turn turn) {
        return new Input.WaiveCriterion(
                new Command(waive.getCommandId(), "WaiveCriterion", waive.getBy(), turn.at()),
                waive.getCriterionId(),
                waive.getReason(),
                waive.getApprovedBy() == null ? "" : waive.getApprovedBy());
    }

    static Input of(EditTasks edit, Turn turn) {
        return new Input.EditTasks(
                new Command(edit.getCommandId(), "EditTasks", edit.getBy(), turn.at()), Tasks.of(edit.getTasks()));
    }

    static Input of(ArchiveSession archive, Turn turn) {
        return new Input.ArchiveSession(new Command(archive.getCommandId(), "ArchiveSession", "", turn.at()));
    }
}
