package io.tightloop.planner.planning;

import io.tightloop.planner.planning.Event.Rejection;
import java.util.List;
import java.util.stream.Collectors;

/** Refusals, and what an end says. */
final class Answers {
    private static final int LISTED = 20;

    private Answers() {}

    static List<Event> rejected(Command command, Rejection reason, String detail) {
        return List.of(new Event.CommandRejected(command, reason, detail));
    }

    static List<Event> unknown(Command command) {
        return command.tombstone() != null
                ? rejected(command, Rejection.ARCHIVED, "the session is archived")
                : rejected(command, Rejection.UNKNOWN_SESSION, "there is no such session");
    }

    static List<Event> unsupportedSignal(Command command) {
        return rejected(command, Rejection.UNSUPPORTED, "signal: not known to this version");
    }

    /** Up to 20 errors in full, and how many more there are. */
    static String listing(List<FieldError> errors) {
        String first = errors.stream().limit(LISTED).map(FieldError::toString).collect(Collectors.joining("; "));
        return errors.size() <= LISTED ? first : first + "; and " + (errors.size() - LISTED) + " more";
    }

    /** Criteria without proof when the iteration is planned: all at first, later those that the review named. */
    static List<String> unproven(PlanningState state, int iteration) {
        return iteration == 1
                ? state.plans().brief().criteria().stream().map(Criterion::id).toList()
                : state.plans().discoveries(iteration - 1).stream()
                        .filter(discovery -> discovery.source() == Discovery.Source.CRITERION)
                        .map(Discovery::subject)
                        .toList();
    }
}
