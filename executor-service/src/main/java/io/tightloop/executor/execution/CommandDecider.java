package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers what a person, an agent or the archive asks of a session, each command exactly once. */
final class CommandDecider {
    private CommandDecider() {}

    static List<Event> decide(Input.Command command, ExecutionState state) {
        if (!state.root().exists()) {
            return rejected(command, Rejection.UNKNOWN_SESSION, "this session is not here");
        }
        return switch (command) {
            case Input.SendSignal signal -> signal(signal, state);
            case Input.ArchiveSession archive -> archive(archive, state.root());
        };
    }

    /** Ends the session at once; what runs is called off and stays to be run again. */
    static List<Event> end(ExecutionState state, EndStatus status, String reason, long at) {
        Execution root = state.root();
        List<Event> events = new ArrayList<>();
        root.running().stream()
                .flatMap(id -> state.tasks().find(id).stream())
                .map(task -> TaskDecider.cancel(task, reason, at))
                .forEach(events::addAll);
        events.add(new Event.SessionEnded(status, reason, root.iteration(), root.counts(), at));
        return events;
    }

    private static List<Event> signal(Input.SendSignal signal, ExecutionState state) {
        return switch (signal.signal()) {
            case BREAK -> interrupt(signal, state);
            case DONE -> done(signal, state.root());
            case CONTINUE -> resume(signal, state.root());
            case UNKNOWN ->
                rejected(signal, Rejection.UNSUPPORTED, "signal: must be BREAK, DONE or CONTINUE in this version");
        };
    }

    private static List<Event> interrupt(Input.SendSignal signal, ExecutionState state) {
        if (state.root().ended()) {
            return alreadyEnded(signal, state.root());
        }
        String reason = signal.reason().isEmpty() ? "BREAK" : signal.reason();
        List<Event> events = new ArrayList<>(accepted(signal));
        events.addAll(end(state, EndStatus.INTERRUPTED, reason, signal.at()));
        return events;
    }

    private static List<Event> done(Input.SendSignal signal, Execution root) {
        return root.ended()
                ? alreadyEnded(signal, root)
                : rejected(signal, Rejection.UNPROVEN, "criteria are unproven: only the review phase can tell");
    }

    private static List<Event> resume(Input.SendSignal signal, Execution root) {
        if (!root.ended()) {
            return rejected(signal, Rejection.NOT_ENDED, "the session is running");
        }
        Limits limits = signal.limits() == null ? root.limits() : signal.limits();
        return problem(limits, root.iteration())
                .map(detail -> rejected(signal, Rejection.INVALID, detail))
                .orElseGet(() -> {
                    List<Event> events = new ArrayList<>(accepted(signal));
                    events.add(new Event.SessionResumed(root.iteration(), limits, signal.at()));
                    return events;
                });
    }

    private static Optional<String> problem(Limits limits, int iteration) {
        if (limits.maxRetries() < 1) {
            return Optional.of("limits.maxRetries: must be at least 1, is " + limits.maxRetries());
        }
        if (limits.maxIterations() < 1) {
            return Optional.of("limits.maxIterations: must be at least 1, is " + limits.maxIterations());
        }
        return limits.maxIterations() < iteration
                ? Optional.of("limits.maxIterations is " + limits.maxIterations() + " and iteration " + iteration
                        + " is next: raise it")
                : Optional.empty();
    }

    private static List<Event> archive(Input.ArchiveSession archive, Execution root) {
        if (!root.ended()) {
            return rejected(archive, Rejection.NOT_ENDED, "only an ended session is archived");
        }
        List<Event> events = new ArrayList<>(accepted(archive));
        events.add(new Event.SessionArchived(archive.at()));
        return events;
    }

    private static List<Event> accepted(Input.Command command) {
        return List.of(new Event.CommandAccepted(command.commandId(), command.name(), command.at()));
    }

    private static List<Event> alreadyEnded(Input.Command command, Execution root) {
        return rejected(command, Rejection.ENDED, "the session has ended as " + root.end());
    }

    private static List<Event> rejected(Input.Command command, Rejection reason, String detail) {
        return List.of(new Event.CommandRejected(command.commandId(), command.name(), reason, detail, command.at()));
    }
}
