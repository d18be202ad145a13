package io.tightloop.planner.planning;

import io.tightloop.planner.planning.Event.Rejection;
import java.util.List;

/** Answers to the question whether a plan is run, also when another service acts or the session is not known. */
final class Confirmations {
    private final Input.AnswerConfirmation answer;
    private final PlanningState state;
    private final Planning root;

    private Confirmations(Input.AnswerConfirmation answer, PlanningState state) {
        this.answer = answer;
        this.state = state;
        this.root = state.root();
    }

    static List<Event> decide(Input.AnswerConfirmation answer, PlanningState state) {
        return new Confirmations(answer, state).answered();
    }

    private List<Event> answered() {
        Command command = answer.command();
        if (!root.known()) {
            return Answers.unknown(command);
        }
        if (answer.kind() != ConfirmationKind.PLAN) {
            return Answers.unsupported(command, root, "kind");
        }
        if (root.status() == Status.ENDED) {
            return Answers.ended(command, root);
        }
        String open = root.draft().question();
        return open != null && open.equals(answer.confirmationId())
                ? toOpenQuestion()
                : Answers.rejected(
                        command,
                        root,
                        Rejection.STALE,
                        answer.confirmationId() + " is not open: it was answered or withdrawn");
    }

    private List<Event> toOpenQuestion() {
        Command command = answer.command();
        if (answer.answer() != Answer.EDIT && !answer.tasks().isEmpty()) {
            return Answers.invalid(command, root, "tasks", "are taken with EDIT only");
        }
        return switch (answer.answer()) {
            case YES -> List.of(accepted(), heard());
            case NO ->
                answer.feedback().isBlank()
                        ? Answers.invalid(command, root, "feedback", "NO needs to say what is wrong")
                        : List.of(accepted(), heard(), planAgain());
            case EDIT -> edited();
            case REVIEW, SKIP -> Answers.invalid(command, root, "answer", "must be one of YES, NO, EDIT");
            case UNKNOWN -> Answers.unsupported(command, root, "answer");
        };
    }

    /** An agent plans anew; tasks that no agent planned stay and heed what was said. */
    private Event planAgain() {
        return NextPlan.byAgent(root, state.plans())
                ? new Event.DraftDropped(answer.feedback())
                : new Event.DraftWritten(
                        state.plans().draft().stream()
                                .map(step -> step.heeding(answer.feedback()))
                                .toList(),
                        root.draft().edited());
    }

    private List<Event> edited() {
        List<Event> refusal = DraftRules.refusal(answer.command(), answer.tasks(), state);
        return refusal.isEmpty() ? List.of(accepted(), heard(), DraftRules.written(answer.tasks(), state)) : refusal;
    }

    private Event accepted() {
        return Answers.accepted(answer.command(), root, answer.answer() + " to " + answer.confirmationId());
    }

    private Event heard() {
        Command command = answer.command();
        return new Event.ConfirmationAnswered(
                answer.confirmationId(),
                answer.answer(),
                answer.feedback(),
                command.by(),
                root.iteration(),
                command.at());
    }
}
