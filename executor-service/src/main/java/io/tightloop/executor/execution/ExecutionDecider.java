package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides on a session's execution (design section 5): which task goes next, when the plan is done, what a command
 * causes. Pure: {@link #decide} changes nothing, {@link #evolve} refuses nothing.
 */
public final class ExecutionDecider {
    private ExecutionDecider() {}

    /** Events that the input causes; none for what was seen before, is late, or concerns a session that is not active. */
    public static List<Event> decide(Input input, ExecutionState state) {
        Execution root = state.root();
        return switch (input) {
            case Input.OpenSession session -> open(session, root);
            case Input.RelayCriterion criterion -> relay(criterion, root);
            case Input.PlanTask task -> plan(task, state);
            case Input.ReceiveBaton baton -> receive(baton, root);
            case Input.Work work -> work(work, state);
            case Input.Proceed proceed -> proceed(proceed, state);
            case Input.Command command -> CommandDecider.decide(command, state);
            case Input.Park park -> park(park, state);
        };
    }

    /** The state with this event in it; the given state must not be used again. */
    public static ExecutionState evolve(ExecutionState state, Event event) {
        return Evolution.evolve(state, event);
    }

    private static List<Event> open(Input.OpenSession session, Execution root) {
        return root.exists()
                ? List.of()
                : List.of(new Event.SessionOpened(
                        session.start(),
                        session.maxConcurrent(),
                        session.limits(),
                        session.workspace(),
                        session.taskQueue()));
    }

    private static List<Event> relay(Input.RelayCriterion criterion, Execution root) {
        return !root.exists() || criterion.ordinal() < root.criteria()
                ? List.of()
                : List.of(new Event.CriterionRelayed(criterion.ordinal()));
    }

    private static List<Event> plan(Input.PlanTask plan, ExecutionState state) {
        TaskSpec spec = plan.spec().queuedOn(state.root().taskQueue());
        if (!state.root().exists() || state.tasks().find(spec.id()).isPresent()) {
            return List.of();
        }
        List<String> waitsFor = plan.dependsOn().stream()
                .distinct()
                .filter(id -> !stands(id, TaskStatus.SUCCEEDED, state.tasks()))
                .toList();
        List<Event> events = new ArrayList<>(List.of(new Event.TaskAdded(spec, waitsFor)));
        hopeless(waitsFor, state.tasks()).ifPresent(reason -> {
            Event.TaskSkipped skipped = new Event.TaskSkipped(spec.id(), spec.title(), reason, plan.at());
            events.add(skipped);
            events.addAll(Skips.behind(skipped, state.tasks()));
        });
        return events;
    }

    private static Optional<String> hopeless(List<String> dependencies, Tasks tasks) {
        return dependencies.stream()
                .flatMap(id -> tasks.find(id).stream())
                .flatMap(task -> Skips.reasonBehind(task).stream())
                .findFirst();
    }

    private static boolean stands(String id, TaskStatus status, Tasks tasks) {
        return tasks.find(id).filter(task -> task.status() == status).isPresent();
    }

    private static List<Event> receive(Input.ReceiveBaton baton, Execution root) {
        return !root.exists() || baton.iteration() <= root.iteration()
                ? List.of()
                : List.of(new Event.BatonReceived(baton.iteration(), baton.limits()));
    }

    private static List<Event> work(Input.Work work, ExecutionState state) {
        return state.tasks()
                .find(work.taskId())
                .filter(task -> state.root().active() || onlyReadies(work, task))
                .map(task -> withSkips(TaskDecider.decide(work, task), state.tasks()))
                .orElse(List.of());
    }

    /** A retry that comes due while the session has ended is noted, so that CONTINUE finds the task ready. */
    private static boolean onlyReadies(Input.Work work, Task task) {
        return work instanceof Input.Due && task.status() == TaskStatus.RETRYING;
    }

    private static List<Event> withSkips(List<Event> events, Tasks tasks) {
        List<Event> all = new ArrayList<>(events);
        for (Event event : events) {
            if (event instanceof Event.TaskFailed failed) {
                all.addAll(Skips.behind(failed, tasks));
            }
        }
        return all;
    }

    /** One step of what can move: the next dispatch, or the handover when every task is settled. */
    private static List<Event> proceed(Input.Proceed proceed, ExecutionState state) {
        Execution root = state.root();
        if (!root.active()) {
            return List.of();
        }
        if (root.counts().settled()) {
            return List.of(new Event.ExecutionFinished(root.iteration(), root.limits(), root.counts(), proceed.at()));
        }
        if (root.running().size() >= root.maxConcurrent()) {
            return List.of();
        }
        return state.tasks()
                .firstReady()
                .map(task -> List.of(dispatch(task, root.start(), proceed)))
                .orElse(List.of());
    }

    private static Event dispatch(Task task, long start, Input.Proceed proceed) {
        String workId = WorkIds.of(start, proceed.nonce(), task.id(), task.nextAttempt());
        return new Event.TaskDispatched(task.id(), workId, task.nextAttempt(), proceed.at());
    }

    private static List<Event> park(Input.Park park, ExecutionState state) {
        return !state.root().exists() || state.root().ended()
                ? List.of()
                : CommandDecider.end(state, EndStatus.FAILED, park.cause(), park.at());
    }
}
