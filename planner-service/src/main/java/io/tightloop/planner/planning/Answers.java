package io.tightloop.planner.planning;

import io.tightloop.planner.planning.Event.Outcome;
import io.tightloop.planner.planning.Event.Rejection;
import java.util.ArrayList;
import java.util.List;

/** Answers to commands. */
final class Answers {
    private static final int LISTED = 20;

    private Answers() {}

    static Event accepted(Command command, Planning root, String detail) {
        return new Event.CommandAccepted(command, Outcome.APPLIED, detail, root.iteration());
    }

    static List<Event> rejected(Command command, Planning root, Rejection reason, String detail) {
        return List.of(new Event.CommandRejected(command, reason, detail, root.iteration()));
    }

    static List<Event> invalid(Command command, Planning root, String field, String message) {
        return rejected(command, root, Rejection.INVALID, new FieldError(field, message).toString());
    }

    static List<Event> unknown(Command command) {
        return command.tombstone() != null
                ? rejected(command, Planning.unknown(), Rejection.ARCHIVED, "the session is archived")
                : rejected(command, Planning.unknown(), Rejection.UNKNOWN_SESSION, "there is no such session");
    }

    static List<Event> ended(Command command, Planning root) {
        return rejected(command, root, Rejection.ENDED, "the session is " + root.end());
    }

    static List<Event> unsupported(Command command, Planning root, String field) {
        return rejected(command, root, Rejection.UNSUPPORTED, field + ": not known to this version");
    }

    /** Up to 20 errors in full, and how many more there are. */
    static String listing(List<FieldError> errors) {
        return listed(errors.stream().map(FieldError::toString).toList(), "; ");
    }

    /** Up to 20 of them, and how many more there are. */
    static String listed(List<String> all, String separator) {
        return String.join(separator, first(all));
    }

    /** The first 20, then one that says how many more there are. */
    static List<String> first(List<String> all) {
        if (all.size() <= LISTED) {
            return all;
        }
        List<String> first = new ArrayList<>(all.subList(0, LISTED));
        first.add("and " + (all.size() - LISTED) + " more");
        return first;
    }
}
