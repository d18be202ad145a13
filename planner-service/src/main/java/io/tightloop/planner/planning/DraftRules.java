package io.tightloop.planner.planning;

import io.tightloop.planner.planning.Event.Rejection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tasks of an agent or a person as the plan of the iteration: what is wrong with them, and the steps they make. */
final class DraftRules {
    private DraftRules() {}

    static List<FieldError> errors(List<Task> tasks, PlanningState state) {
        Errors errors = new Errors();
        errors.require(!tasks.isEmpty(), "tasks", "must be at least 1");
        Origins origins = new Origins(state.root(), state.plans());
        TaskRules.check(tasks, origins::earlier, errors);
        QueueRules.check(tasks, state.surroundings(), errors);
        return errors.all();
    }

    /** Why tasks that a person wrote are refused; empty when they are not. */
    static List<Event> refusal(Command command, List<Task> tasks, PlanningState state) {
        Optional<FieldError> unsupported = Unsupported.in(tasks);
        if (unsupported.isPresent()) {
            return Answers.rejected(
                    command,
                    state.root(),
                    Rejection.UNSUPPORTED,
                    unsupported.get().toString());
        }
        List<FieldError> errors = errors(tasks, state);
        return errors.isEmpty()
                ? List.of()
                : Answers.rejected(command, state.root(), Rejection.INVALID, Answers.listing(errors));
    }

    /** Each task after those it depends on; what it depends on of earlier iterations is settled, so that is dropped. */
    static Event written(List<Task> tasks, PlanningState state) {
        Map<String, Step> before = new HashMap<>();
        state.plans().draft().forEach(step -> before.put(step.task().id(), step));
        Set<String> ids = tasks.stream().map(Task::id).collect(Collectors.toCollection(HashSet::new));
        String queue = state.root().setup().source().taskQueue();
        List<Step> steps = new TaskGraph(tasks)
                .ordered().stream()
                        .map(task -> step(task.onQueue(queue), ids, before.get(task.id())))
                        .toList();
        boolean edited = state.root().iteration() == 1 || state.root().draft().edited();
        return new Event.DraftWritten(steps, edited);
    }

    /** A task that was in the draft before stays a run of the same origin. */
    private static Step step(Task task, Set<String> ids, Step before) {
        List<String> dependsOn = task.dependsOn().stream().filter(ids::contains).toList();
        String origin = before == null ? null : before.task().origin();
        return new Step(task.planned(task.id(), dependsOn, origin), before == null ? 1 : before.run());
    }
}
