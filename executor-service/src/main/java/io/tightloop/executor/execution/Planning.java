package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the plan in, task by task, as it comes from the planner. */
final class Planning {
    private Planning() {}

    static List<Event> decide(Input.PlanTask plan, ExecutionState state) {
        if (!state.root().exists()) {
            return List.of();
        }
        Draft draft = plan.draft()
                .with(plan.draft().spec().queuedOn(state.root().setup().taskQueue()));
        if (state.tasks().find(draft.id()).filter(task -> !over(task, draft)).isPresent()) {
            return List.of();
        }
        List<String> problems = DraftRules.problems(draft.spec(), "task '" + draft.id() + "'");
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.getFirst());
        }
        return added(draft, plan.at(), state);
    }

    /** The id of a task that an earlier iteration settled may be used again; what is delivered again is not that. */
    private static boolean over(Task task, Draft draft) {
        return task.status().settled() && task.spec().iteration() < draft.spec().iteration();
    }

    private static List<Event> added(Draft draft, long at, ExecutionState state) {
        Tasks tasks = state.tasks();
        List<String> waitsFor = Stream.concat(
                        draft.dependsOn().stream().filter(id -> !succeeded(id, tasks)),
                        Overlap.with(draft.files(), state.files()).stream().filter(id -> open(id, tasks)))
                .distinct()
                .toList();
        Optional<String> hopeless = hopeless(waitsFor, tasks);
        if (hopeless.isEmpty()) {
            return List.of(new Event.TaskAdded(draft, waitsFor));
        }
        Event skipped = new Event.TaskSkipped(draft.id(), draft.spec().title(), hopeless.get(), "", at);
        List<Event> events = new ArrayList<>(List.of(new Event.TaskAdded(draft.touchingNothing(), waitsFor)));
        events.addAll(Consequences.of(List.of(skipped), state));
        return events;
    }

    private static Optional<String> hopeless(List<String> dependencies, Tasks tasks) {
        return dependencies.stream()
                .flatMap(id -> tasks.find(id).stream())
                .flatMap(task -> Skips.reasonBehind(task).stream())
                .findFirst();
    }

    private static boolean succeeded(String id, Tasks tasks) {
        return tasks.find(id)
                .filter(task -> task.status() == TaskStatus.SUCCEEDED)
                .isPresent();
    }

    private static boolean open(String id, Tasks tasks) {
        return tasks.find(id).filter(task -> !task.status().settled()).isPresent();
    }
}
