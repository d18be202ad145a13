package io.tightloop.reviewer.review;

import io.tightloop.reviewer.review.Event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers BREAK, DONE and CONTINUE while the reviewer holds the baton (design section 5). */
final class Signals {
    private Signals() {}

    static List<Event> decide(Input.SendSignal signal, ReviewState state) {
        return switch (state.root().status()) {
            case IDLE, HANDED_OVER -> List.of();
            case REVIEWING -> whileReviewing(signal, state);
            case ENDED -> whenEnded(signal, state);
        };
    }

    private static List<Event> whileReviewing(Input.SendSignal signal, ReviewState state) {
        return switch (signal.signal()) {
            case BREAK -> interrupted(signal, state);
            case DONE -> done(signal, state);
            case CONTINUE -> Ends.rejected(signal.command(), Rejection.NOT_ENDED, "the session is under review");
            case UNKNOWN -> unsupported(signal.command());
        };
    }

    private static List<Event> interrupted(Input.SendSignal signal, ReviewState state) {
        long at = signal.command().at();
        String reason = signal.reason().isBlank() ? "BREAK" : signal.reason();
        List<Event> events = new ArrayList<>();
        events.add(new Event.CommandAccepted(signal.command()));
        events.addAll(Ends.cancelled(state, reason, at));
        events.add(Ends.ended(EndStatus.INTERRUPTED, reason, state.root().iteration(), state, at));
        return events;
    }

    private static List<Event> done(Input.SendSignal signal, ReviewState state) {
        int iteration = state.root().iteration();
        List<String> unproven = Ends.unproven(state.board().criteria(), iteration);
        if (!unproven.isEmpty()) {
            String detail = "not proven in iteration " + iteration + ": " + String.join(", ", unproven);
            return Ends.rejected(signal.command(), Rejection.UNPROVEN, detail);
        }
        String reason = signal.reason().isBlank() ? "DONE" : signal.reason();
        return List.of(
                new Event.CommandAccepted(signal.command()),
                Ends.ended(
                        EndStatus.COMPLETED,
                        reason,
                        iteration,
                        state,
                        signal.command().at()));
    }

    private static List<Event> whenEnded(Input.SendSignal signal, ReviewState state) {
        String ended = "the session is " + state.root().end();
        return switch (signal.signal()) {
            case BREAK, DONE -> Ends.rejected(signal.command(), Rejection.ENDED, ended);
            case CONTINUE ->
                switch (state.root().end()) {
                    case COMPLETED -> Ends.rejected(signal.command(), Rejection.ENDED, ended);
                    case EXHAUSTED, INTERRUPTED, FAILED -> resumed(signal, state);
                };
            case UNKNOWN -> unsupported(signal.command());
        };
    }

    private static List<Event> resumed(Input.SendSignal signal, ReviewState state) {
        Review root = state.root();
        Limits limits = signal.limits() == null ? root.limits() : signal.limits();
        if (limits.maxRetries() < 1 || limits.maxIterations() < 1) {
            String field = limits.maxRetries() < 1 ? "limits.maxRetries" : "limits.maxIterations";
            return Ends.rejected(signal.command(), Rejection.INVALID, field + ": must be at least 1");
        }
        Optional<String> hit =
                root.open() > 0 ? Optional.empty() : Conclusion.of(state).stillHit(limits);
        return hit.isPresent()
                ? Ends.rejected(signal.command(), Rejection.INVALID, hit.get())
                : List.of(
                        new Event.CommandAccepted(signal.command()),
                        new Event.SessionResumed(
                                root.iteration(), limits, signal.command().at()));
    }

    private static List<Event> unsupported(Command command) {
        return Ends.rejected(command, Rejection.UNSUPPORTED, "signal: not known to this version");
    }
}
