package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;

/** Answers BREAK, DONE and CONTINUE (design section 5). */
final class Signals {
    private Signals() {}

    static List<Event> decide(Input.SendSignal signal, ExecutionState state) {
        return switch (signal.signal()) {
            case BREAK -> interrupt(signal, state);
            case DONE -> done(signal, state);
            case CONTINUE -> resume(signal, state.root());
            case UNKNOWN ->
                Replies.rejected(
                        signal,
                        state.root(),
                        Rejection.UNSUPPORTED,
                        "signal: must be BREAK, DONE or CONTINUE in this version");
        };
    }

    private static List<Event> interrupt(Input.SendSignal signal, ExecutionState state) {
        if (state.root().ended()) {
            return Replies.alreadyEnded(signal, state.root());
        }
        List<Event> events = new ArrayList<>();
        events.add(Replies.accepted(signal, state.root(), "BREAK"));
        events.addAll(Ends.of(state, EndStatus.INTERRUPTED, reason(signal), signal.at()));
        return events;
    }

    private static List<Event> done(Input.SendSignal signal, ExecutionState state) {
        Execution root = state.root();
        if (root.ended()) {
            return Replies.alreadyEnded(signal, root);
        }
        List<String> unproven = state.unproven();
        if (!unproven.isEmpty() && root.policy().enforced()) {
            return Replies.rejected(signal, root, Rejection.UNPROVEN, unproven(unproven, state));
        }
        if (!unproven.isEmpty() && signal.by().isBlank()) {
            return Replies.invalid(signal, root, "by: DONE waives what is unproven and needs a name");
        }
        List<Event> events = new ArrayList<>();
        events.add(Replies.accepted(signal, root, "DONE"));
        String waiver = signal.reason().isBlank() ? "DONE" : "DONE: " + signal.reason();
        unproven.forEach(id -> events.add(
                new Event.CriterionWaived(id, waiver, signal.by(), signal.by(), root.iteration(), signal.at())));
        events.addAll(Ends.of(state, EndStatus.COMPLETED, reason(signal), signal.at()));
        return events;
    }

    private static String unproven(List<String> unproven, ExecutionState state) {
        boolean outdated = state.criteria().all().stream()
                .anyMatch(criterion -> !criterion.unproven() && unproven.contains(criterion.id()));
        String why = outdated ? " (work was accepted after their evidence)" : "";
        return "criteria are unproven" + why + ": " + Words.list(unproven);
    }

    private static List<Event> resume(Input.SendSignal signal, Execution root) {
        if (!root.ended()) {
            return Replies.rejected(signal, root, Rejection.NOT_ENDED, "the session is running");
        }
        if (root.completed()) {
            return Replies.alreadyEnded(signal, root);
        }
        Limits limits = signal.limits() == null ? root.limits() : signal.limits();
        return LimitRules.problem(limits, root, signal.at())
                .map(detail -> Replies.invalid(signal, root, detail))
                .orElseGet(() -> List.of(
                        Replies.accepted(signal, root, "CONTINUE"),
                        new Event.SessionResumed(root.iteration(), limits, signal.at())));
    }

    private static String reason(Input.SendSignal signal) {
        return signal.reason().isEmpty() ? signal.signal().name() : signal.reason();
    }
}
