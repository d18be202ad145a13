package io.tightloop.executor.execution;

import java.util.List;
import java.util.Optional;

/** The answers to commands: accepted, or refused with a reason that names the field. */
final class Replies {
    private Replies() {}

    /** @param detail what was asked, in words */
    static Event accepted(Input.Command command, Execution root, String detail) {
        return new Event.CommandAccepted(
                command.commandId(), command.name(), detail, command.by(), root.iteration(), command.at());
    }

    static List<Event> rejected(Input.Command command, Execution root, Rejection reason, String detail) {
        return List.of(new Event.CommandRejected(
                command.commandId(), command.name(), reason, detail, command.by(), root.iteration(), command.at()));
    }

    static List<Event> alreadyEnded(Input.Command command, Execution root) {
        return rejected(command, root, Rejection.ENDED, "the session has ended as " + root.end());
    }

    static List<Event> invalid(Input.Command command, Execution root, String detail) {
        return rejected(command, root, Rejection.INVALID, detail);
    }

    /** What is wrong with an answer to an open question about a task; empty when nothing is. */
    static Optional<List<Event>> refusal(Input.AnswerConfirmation answer, Execution root) {
        return switch (answer.answer()) {
            case UNKNOWN ->
                Optional.of(rejected(answer, root, Rejection.UNSUPPORTED, "answer: not known to this version"));
            case EDIT -> Optional.of(invalid(answer, root, "answer: must be one of YES, NO, REVIEW, SKIP"));
            case NO -> withoutTasks(answer, root).or(() -> said(answer, root, "NO needs what is wrong"));
            case REVIEW -> withoutTasks(answer, root).or(() -> said(answer, root, "REVIEW needs a question"));
            case YES, SKIP -> withoutTasks(answer, root);
        };
    }

    private static Optional<List<Event>> withoutTasks(Input.AnswerConfirmation answer, Execution root) {
        return answer.tasks()
                ? Optional.of(invalid(answer, root, "tasks: " + answer.answer() + " takes none"))
                : Optional.empty();
    }

    private static Optional<List<Event>> said(Input.AnswerConfirmation answer, Execution root, String need) {
        return answer.feedback().isBlank() ? Optional.of(invalid(answer, root, "feedback: " + need)) : Optional.empty();
    }
}
