package io.tightloop.planner.planning;

import io.tightloop.planner.planning.Event.Outcome;
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
            case PLANNING -> whilePlanning(signal, state);
            case HANDED_OVER -> List.of();
            case ENDED -> whenEnded(signal, state.root());
        };
    }

    private static List<Event> whilePlanning(Input.SendSignal signal, PlanningState state) {
        Command command = signal.command();
        return switch (signal.signal()) {
            case BREAK -> interrupted(signal, state);
            case DONE -> Answers.rejected(command, Rejection.UNPROVEN, "only the review phase can tell what is proven");
            case CONTINUE -> Answers.rejected(command, Rejection.NOT_ENDED, "the session is being planned");
            case UNKNOWN -> Answers.unsupportedSignal(command);
        };
    }

    private static List<Event> interrupted(Input.SendSignal signal, PlanningState state) {
        int iteration = state.root().iteration();
        String reason = signal.reason().isBlank() ? "BREAK" : signal.reason();
        return List.of(
                new Event.CommandAccepted(signal.command(), Outcome.APPLIED),
                new Event.SessionEnded(
                        EndStatus.INTERRUPTED,
                        reason,
                        iteration,
                        Answers.unproven(state, iteration),
                        signal.command().at()));
    }

    private static List<Event> whenEnded(Input.SendSignal signal, Planning root) {
        Command command = signal.command();
        return switch (signal.signal()) {
            case BREAK, DONE -> Answers.rejected(command, Rejection.ENDED, "the session is " + root.end());
            case CONTINUE -> resumed(signal, root);
            case UNKNOWN -> Answers.unsupportedSignal(command);
        };
    }

    private static List<Event> resumed(Input.SendSignal signal, Planning root) {
        Command command = signal.command();
        Limits limits = signal.limits() == null ? root.limits() : signal.limits();
        Optional<FieldError> hit = hit(limits, root.iteration());
        if (hit.isPresent()) {
            return Answers.rejected(command, Rejection.INVALID, hit.get().toString());
        }
        List<Event> events = new ArrayList<>();
        events.add(new Event.CommandAccepted(command, Outcome.APPLIED));
        events.add(new Event.SessionResumed(root.iteration(), limits, command.at()));
        return events;
    }

    private static Optional<FieldError> hit(Limits limits, int iteration) {
        if (limits.maxRetries() < 1) {
            return Optional.of(new FieldError("limits.maxRetries", "must be at least 1"));
        }
        return limits.maxIterations() >= iteration
                ? Optional.empty()
                : Optional.of(new FieldError(
                        "limits.maxIterations",
                        "maxIterations is " + limits.maxIterations() + " and iteration " + iteration
                                + " is next: raise it"));
    }
}
