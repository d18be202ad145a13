package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Replaces what is still to do of an ended session by the tasks that a person gives; what is settled stays. */
final class Edits {
    /** Ordinals of one iteration; the upper half is for tasks that are edited after an end. */
    private static final int ITERATION = 20_000;

    private static final int EDITED = 10_000;

    private Edits() {}

    static List<Event> decide(Input.EditTasks edit, ExecutionState state) {
        Execution root = state.root();
        if (!root.ended()) {
            return Replies.rejected(edit, root, Rejection.NOT_ENDED, "tasks are edited after an end only");
        }
        if (root.completed()) {
            return Replies.alreadyEnded(edit, root);
        }
        List<String> unknown = EditRules.unsupported(edit.tasks());
        if (!unknown.isEmpty()) {
            return Replies.rejected(edit, root, Rejection.UNSUPPORTED, String.join("; ", unknown));
        }
        List<String> problems = EditRules.problems(edit.tasks(), state.tasks());
        return problems.isEmpty() ? accepted(edit, state) : Replies.invalid(edit, root, String.join("; ", problems));
    }

    private static List<Event> accepted(Input.EditTasks edit, ExecutionState state) {
        List<Event> events = new ArrayList<>();
        int size = edit.tasks().size();
        events.add(Replies.accepted(edit, state.root(), size == 1 ? "1 task" : size + " tasks"));
        events.addAll(removed(edit, state.tasks()));
        events.addAll(planned(edit, state));
        return events;
    }

    private static List<Event> removed(Input.EditTasks edit, Tasks tasks) {
        Set<String> kept = new HashSet<>(edit.tasks().stream().map(Draft::id).toList());
        String reason = edit.by().isBlank() ? "taken out of the plan" : "taken out of the plan by " + edit.by();
        return tasks.all().stream()
                .filter(task -> !task.status().settled() && !kept.contains(task.id()))
                .<Event>map(task -> new Event.TaskRemoved(task.id(), reason, edit.by(), edit.at()))
                .toList();
    }

    /** Every task that is still open is in this list, so that the files of these tasks are all that can overlap. */
    private static List<Event> planned(Input.EditTasks edit, ExecutionState state) {
        Execution root = state.root();
        int first = (root.iteration() - 1) * ITERATION + EDITED + root.edited();
        TouchedFiles touched = new Overlap.InMemory();
        List<Event> events = new ArrayList<>();
        for (int place : PlanOrder.of(edit.tasks())) {
            Draft draft = edit.tasks().get(place);
            TaskSpec spec = draft.spec().queuedOn(root.setup().taskQueue());
            Draft placed = draft.with(spec.placed(root.iteration(), first + place, spec.queue()));
            events.add(new Event.TaskReplanned(placed, waitsFor(placed, touched, state.tasks()), edit.at()));
            Overlap.take(draft.files(), draft.id(), touched);
        }
        return events;
    }

    private static List<String> waitsFor(Draft draft, TouchedFiles touched, Tasks tasks) {
        return Stream.concat(draft.dependsOn().stream(), Overlap.with(draft.files(), touched).stream())
                .distinct()
                .filter(id -> tasks.find(id)
                        .filter(task -> task.status() == TaskStatus.SUCCEEDED)
                        .isEmpty())
                .toList();
    }
}
