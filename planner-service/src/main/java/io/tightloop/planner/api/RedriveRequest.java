package io.tightloop.planner.api;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.http.Refused;
import io.tightloop.planner.view.DeadLetterFilter;
import io.tightloop.planner.view.DeadLetterRow.Status;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of the open dead letters are to be redriven.
 *
 * @param from the place after which to go on
 * @param limit how many at most
 */
record RedriveRequest(DeadLetterFilter filter, Opaque.Letter from, int limit, String by) {
    private static final int NAME = 256;
    private static final int USUAL = 50;
    private static final int MOST = 200;

    static RedriveRequest read(byte[] text) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors)
                .fields(List.of("service", "session", "topic", "by", "cursor", "limit"));
        var filter = new DeadLetterFilter(
                name(json, "service"), name(json, "session"), name(json, "topic"), Optional.of(Status.OPEN));
        var from = json.text("cursor", JsonCursor.TEXT).map(cursor -> from(cursor, json));
        int limit = json.integer("limit", 1, MOST, USUAL);
        var by = json.text("by", NAME).orElse("");
        errors.refuse();
        return new RedriveRequest(filter, from.orElse(Opaque.Letter.FIRST), limit, by);
    }

    /** In whose name one letter is redriven. */
    static String by(byte[] text) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors).fields(List.of("by"));
        var by = json.text("by", NAME).orElse("");
        errors.refuse();
        return by;
    }

    private static Optional<String> name(JsonCursor json, String field) {
        return json.text(field, NAME).filter(Predicate.not(String::isEmpty));
    }

    private static Opaque.Letter from(String cursor, JsonCursor json) {
        try {
            return Opaque.Letter.of(cursor);
        } catch (Refused.Invalid _) {
            json.wrong("cursor", "is not one that was handed out");
            return Opaque.Letter.FIRST;
        }
    }
}
