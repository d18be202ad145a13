package io.tightloop.reviewer.review;

import io.tightloop.reviewer.review.Bounds.Hit;
import io.tightloop.reviewer.review.Event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers BREAK, DONE and CONTINUE while the reviewer holds the baton (design section 5). */
final class Signals {
    private final Input.SendSignal signal;
    private final Command command;
    private final ReviewState state;
    private final Review root;

    private Signals(Input.SendSignal signal, ReviewState state) {
        this.signal = signal;
        this.command = signal.command();
        this.state = state;
        this.root = state.root();
    }

    static List<Event> decide(Input.SendSignal signal, ReviewState state) {
        Signals signals = new Signals(signal, state);
        return switch (state.root().status()) {
            case IDLE, HANDED_OVER -> List.of();
            case REVIEWING -> signals.whileReviewing();
            case ENDED -> signals.whenEnded();
        };
    }

    private List<Event> whileReviewing() {
        return switch (signal.signal()) {
            case BREAK -> accepted(Ends.ending(EndStatus.INTERRUPTED, reason(), root.iteration(), state, command.at()));
            case DONE -> done();
            case CONTINUE -> Ends.rejected(command, Rejection.NOT_ENDED, "the session is under review");
            case UNKNOWN -> unsupported();
        };
    }

    private List<Event> done() {
        List<Criterion> unproven = state.unproven(root.iteration());
        if (!unproven.isEmpty() && state.policy().enforced()) {
            String detail = "not proven in iteration " + root.iteration() + ": " + Ends.named(unproven);
            return Ends.rejected(command, Rejection.UNPROVEN, detail);
        }
        if (!unproven.isEmpty() && !command.named()) {
            return Ends.invalid(command, "by: DONE waives what is unproven, and a waiver needs a name");
        }
        List<Event> events = new ArrayList<>(Ends.calledOff(state, reason(), command.at()));
        String why = signal.reason().isBlank() ? "DONE" : "DONE: " + signal.reason();
        Waiver waiver = new Waiver(why, command.by(), command.by());
        for (Criterion criterion : unproven) {
            events.add(new Event.CriterionWaived(criterion.id(), waiver, root.iteration(), command.at()));
        }
        events.add(new Event.SessionEnded(
                EndStatus.COMPLETED, reason(), root.iteration(), List.of(), root.counts(), command.at()));
        return accepted(events);
    }

    private List<Event> whenEnded() {
        return switch (signal.signal()) {
            case BREAK, DONE -> Ends.over(command, root);
            case CONTINUE ->
                switch (root.end()) {
                    case COMPLETED -> Ends.over(command, root);
                    case EXHAUSTED, INTERRUPTED, FAILED -> resumed();
                };
            case UNKNOWN -> unsupported();
        };
    }

    private List<Event> resumed() {
        Optional<String> invalid = state.missing().or(signal.limits()::invalid);
        if (invalid.isPresent()) {
            return Ends.invalid(command, invalid.get());
        }
        Limits limits = root.limits().changed(signal.limits());
        Optional<Hit> hit = root.progress().open() > 0
                ? Bounds.anyTime(root, limits, command.at())
                : Conclusion.of(state).hit(limits, command.at());
        return hit.isPresent()
                ? Ends.invalid(command, hit.get().refusal())
                : accepted(List.of(new Event.SessionResumed(root.iteration(), limits, command.at())));
    }

    private List<Event> accepted(List<Event> caused) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.CommandAccepted(command, signal.signal().name()));
        events.addAll(caused);
        return events;
    }

    private String reason() {
        return signal.reason().isBlank() ? signal.signal().name() : signal.reason();
    }

    private List<Event> unsupported() {
        return Ends.rejected(command, Rejection.UNSUPPORTED, "signal: not known to this version");
    }
}
