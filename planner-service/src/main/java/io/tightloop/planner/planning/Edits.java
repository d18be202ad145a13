package io.tightloop.planner.planning;

import io.tightloop.planner.planning.Event.Rejection;
import java.util.List;

/** Puts a person's tasks in the place of the plan of a session that ended while it was planned. */
final class Edits {
    private Edits() {}

    static List<Event> decide(Input.EditTasks edit, PlanningState state) {
        Command command = edit.command();
        Planning root = state.root();
        return switch (root.status()) {
            case IDLE -> Answers.unknown(command);
            case PLANNING, DRAFTING ->
                Answers.rejected(command, root, Rejection.NOT_ENDED, "the session is being planned");
            case AWAITING ->
                Answers.rejected(
                        command, root, Rejection.NOT_ENDED, "the session is not ended: answer EDIT to the question");
            case HANDED_OVER -> List.of();
            case ENDED -> root.end() == EndStatus.COMPLETED ? Answers.ended(command, root) : edited(edit, state);
        };
    }

    private static List<Event> edited(Input.EditTasks edit, PlanningState state) {
        List<Event> refusal = DraftRules.refusal(edit.command(), edit.tasks(), state);
        if (!refusal.isEmpty()) {
            return refusal;
        }
        int count = edit.tasks().size();
        return List.of(
                Answers.accepted(edit.command(), state.root(), count == 1 ? "1 task" : count + " tasks"),
                DraftRules.written(edit.tasks(), state));
    }
}
