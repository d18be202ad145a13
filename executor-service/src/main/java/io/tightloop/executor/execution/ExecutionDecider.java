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

    /** Events that the input causes; none for what was seen before or does not concern this session. */
    public static List<Event> decide(Input input, ExecutionState state) {
        Execution root = state.root();
        return switch (input) {
            case Input.OpenSession session -> open(session, root);
            case Input.RelayCriterion criterion -> relay(criterion, root);
            case Input.RelayWaiver waiver -> relay(waiver, state);
            case Input.PlanTask task -> Planning.decide(task, state);
            case Input.ReceiveBaton baton -> receive(baton, root);
            case Input.Work work -> work(work, state);
            case Input.Proceed proceed -> proceed(proceed, state);
            case Input.Command command -> CommandDecider.decide(command, state);
            case Input.Interrupt stop -> ended(state, EndStatus.INTERRUPTED, stop.reason(), stop.at());
            case Input.Park park -> ended(state, EndStatus.FAILED, park.cause(), park.at());
        };
    }

    /** The state with this event in it; the given state must not be used again. */
    public static ExecutionState evolve(ExecutionState state, Event event) {
        return Evolution.evolve(state, event);
    }

    private static List<Event> open(Input.OpenSession session, Execution root) {
        return root.exists() ? List.of() : List.of(new Event.SessionOpened(session.setup(), session.limits()));
    }

    private static List<Event> relay(Input.RelayCriterion criterion, Execution root) {
        return !root.exists() || criterion.ordinal() < root.criteria()
                ? List.of()
                : List.of(new Event.CriterionRelayed(criterion.ordinal(), criterion.criterionId()));
    }

    private static List<Event> relay(Input.RelayWaiver waiver, ExecutionState state) {
        return state.criteria()
                .find(waiver.criterionId())
                .filter(criterion -> !criterion.waived())
                .<List<Event>>map(criterion -> List.of(new Event.WaiverRelayed(criterion.id())))
                .orElse(List.of());
    }

    private static List<Event> receive(Input.ReceiveBaton baton, Execution root) {
        return !root.exists() || baton.iteration() <= root.iteration()
                ? List.of()
                : List.of(new Event.BatonReceived(baton.iteration(), baton.limits(), baton.unproven(), baton.tokens()));
    }

    /** Attempts live only while the session does; every worker is answered, and due retries are noted, at any time. */
    private static List<Event> work(Input.Work work, ExecutionState state) {
        return state.tasks()
                .find(work.taskId())
                .map(task -> Consequences.of(TaskDecider.decide(work, task, state.root()), state))
                .orElseGet(() -> Strays.nowhere(work, state));
    }

    /** One step of what can move: a limit's end, the handover when every task is settled, or what is next. */
    private static List<Event> proceed(Input.Proceed proceed, ExecutionState state) {
        Execution root = state.root();
        if (!root.active()) {
            return List.of();
        }
        Optional<String> limit = LimitRules.hit(root, proceed.at());
        if (limit.isPresent()) {
            return Ends.of(state, EndStatus.EXHAUSTED, limit.get(), proceed.at());
        }
        if (root.counts().settled()) {
            return List.of(new Event.ExecutionFinished(
                    root.iteration(), root.limits(), root.counts(), root.tokens(), proceed.at()));
        }
        return next(proceed, state);
    }

    private static List<Event> next(Input.Proceed proceed, ExecutionState state) {
        Execution root = state.root();
        Optional<Task> ready = root.slotFree() ? state.tasks().firstReady() : Optional.empty();
        if (ready.isEmpty() && root.load().stands()) {
            return Skips.stranded(state.tasks(), proceed.at());
        }
        boolean waits = ready.isEmpty() && root.load().onlyAwaits();
        List<Event> events = new ArrayList<>();
        if (waits != root.waiting()) {
            events.add(new Event.StatusChanged(waits, root.iteration(), proceed.at()));
        }
        ready.map(task -> take(task, state, proceed)).ifPresent(events::addAll);
        return events;
    }

    private static List<Event> take(Task task, ExecutionState state, Input.Proceed proceed) {
        return task.next()
                .map(step -> Consequences.of(Dispatch.of(task, step, state, proceed), state))
                .orElseGet(() -> List.of(Questions.first(task, task.kept(), state.root(), proceed.at())));
    }

    private static List<Event> ended(ExecutionState state, EndStatus status, String reason, long at) {
        return !state.root().exists() || state.root().ended() ? List.of() : Ends.of(state, status, reason, at);
    }
}
