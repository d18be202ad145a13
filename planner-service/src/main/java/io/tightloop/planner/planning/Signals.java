package io.tightloop.planner.planning;

import io.tightloop.planner.planning.Event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers BREAK, DONE and CONTINUE while the planner holds the baton (design section 5). */
final class Signals {
    private Signals() {}

    static List<Event> decide(Input.SendSignal signal, PlanningState state) {
        return switch (state.root().status()) {
            case IDLE -> Answers.unknown(signal.command());
            case PLANNING, DRAFTING, AWAITING -> whileActive(signal, state);
            case HANDED_OVER -> List.of();
            case ENDED -> whenEnded(signal, state.root());
        };
    }

    private static List<Event> whileActive(Input.SendSignal signal, PlanningState state) {
        Command command = signal.command();
        return switch (signal.signal()) {
            case BREAK -> ended(signal, state, EndStatus.INTERRUPTED);
            case DONE -> done(signal, state);
            case CONTINUE ->
                Answers.rejected(command, state.root(), Rejection.NOT_ENDED, "the session is being planned");
            case UNKNOWN -> Answers.unsupported(command, state.root(), "signal");
        };
    }

    private static List<Event> ended(Input.SendSignal signal, PlanningState state, EndStatus status) {
        List<Event> events = new ArrayList<>();
        events.add(accepted(signal, state.root()));
        events.addAll(
                Ends.events(state, status, reason(signal), signal.command().at()));
        return events;
    }

    private static List<Event> done(Input.SendSignal signal, PlanningState state) {
        Command command = signal.command();
        List<String> unproven = Unproven.of(state, state.root().iteration());
        if (unproven.isEmpty()) {
            return ended(signal, state, EndStatus.COMPLETED);
        }
        if (state.root().setup().enforced()) {
            String detail = "without proof or waiver: " + Answers.listed(unproven, ", ");
            return Answers.rejected(command, state.root(), Rejection.UNPROVEN, detail);
        }
        return command.by().isBlank()
                ? Answers.invalid(command, state.root(), "by", "DONE waives what is unproven, which needs a name")
                : waived(signal, state, unproven);
    }

    /** Without {@code enforced} the signaller's name stands for each criterion without proof. */
    private static List<Event> waived(Input.SendSignal signal, PlanningState state, List<String> unproven) {
        Command command = signal.command();
        Planning root = state.root();
        String reason = signal.reason().isBlank() ? "DONE" : "DONE: " + signal.reason();
        List<Event> events = new ArrayList<>();
        events.add(accepted(signal, root));
        for (String id : unproven) {
            events.add(
                    new Event.CriterionWaived(id, reason, command.by(), command.by(), root.iteration(), command.at()));
        }
        Ends.events(state, EndStatus.COMPLETED, reason(signal), command.at()).stream()
                .map(event -> event instanceof Event.SessionEnded end ? nothingOpen(end) : event)
                .forEach(events::add);
        return events;
    }

    private static Event nothingOpen(Event.SessionEnded end) {
        return new Event.SessionEnded(end.status(), end.reason(), end.iteration(), List.of(), end.at());
    }

    private static List<Event> whenEnded(Input.SendSignal signal, Planning root) {
        return switch (signal.signal()) {
            case BREAK, DONE -> Answers.ended(signal.command(), root);
            case CONTINUE ->
                root.end() == EndStatus.COMPLETED ? Answers.ended(signal.command(), root) : resumed(signal, root);
            case UNKNOWN -> Answers.unsupported(signal.command(), root, "signal");
        };
    }

    private static List<Event> resumed(Input.SendSignal signal, Planning root) {
        Command command = signal.command();
        Limits limits = signal.limits() == null ? root.limits() : signal.limits();
        Optional<FieldError> refusal = LimitRules.refusal(limits, root, command.at());
        return refusal.isPresent()
                ? Answers.rejected(
                        command, root, Rejection.INVALID, refusal.get().toString())
                : List.of(accepted(signal, root), new Event.SessionResumed(root.iteration(), limits, command.at()));
    }

    private static Event accepted(Input.SendSignal signal, Planning root) {
        return Answers.accepted(signal.command(), root, signal.signal().name());
    }

    private static String reason(Input.SendSignal signal) {
        return signal.reason().isBlank() ? signal.signal().name() : signal.reason();
    }
}
