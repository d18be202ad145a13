package io.tightloop.reviewer.review;

import io.tightloop.reviewer.review.Event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes tasks that a person writes instead of what was discovered. */
final class Edits {
    private static final int TITLE = 100;

    private Edits() {}

    static List<Event> decide(Input.EditTasks edit, ReviewState state) {
        Command command = edit.command();
        return switch (state.root().status()) {
            case IDLE, HANDED_OVER -> List.of();
            case REVIEWING -> Ends.rejected(command, Rejection.NOT_ENDED, "the session is under review");
            case ENDED ->
                switch (state.root().end()) {
                    case COMPLETED -> Ends.over(command, state.root());
                    case EXHAUSTED, INTERRUPTED, FAILED -> whenEnded(edit, state.surroundings());
                };
        };
    }

    /** The tasks as findings of a person. */
    static Event edited(List<Task> tasks) {
        List<Finding> instead = new ArrayList<>();
        for (Task task : tasks) {
            instead.add(new Finding(
                    "edited/" + instead.size(),
                    0,
                    0,
                    Finding.Source.PERSON,
                    "",
                    task.title(),
                    task.description(),
                    Severity.MAJOR,
                    task));
        }
        return new Event.TasksEdited(instead);
    }

    /** What a person said as the title of a task: the first line, at most 100 characters. */
    static String title(String said) {
        String line = said.strip().lines().findFirst().orElse("");
        return line.length() <= TITLE ? line : line.substring(0, TITLE) + "…";
    }

    private static List<Event> whenEnded(Input.EditTasks edit, Surroundings surroundings) {
        Optional<String> errors = TaskRules.errors(edit.tasks(), surroundings);
        if (errors.isPresent()) {
            return Ends.invalid(edit.command(), errors.get());
        }
        int number = edit.tasks().size();
        return List.of(
                new Event.CommandAccepted(edit.command(), number == 1 ? "1 task" : number + " tasks"),
                edited(edit.tasks()));
    }
}
