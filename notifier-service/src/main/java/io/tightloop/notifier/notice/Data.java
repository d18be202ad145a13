package io.tightloop.notifier.notice;

import io.tightloop.baton.Excerpt;
import io.tightloop.baton.rows.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON object of a notification, built field by field; what is null is left out. */
public final class Data {
    /** Longest text of a field, characters: a notification points at the session, which has all of it. */
    private static final int LONGEST = 2_000;

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Data() {}

    /** No fields yet. */
    public static Data none() {
        return new Data();
    }

    /** With a text, which is cut where it is long; an empty one is left out. */
    public Data and(String name, String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, Excerpt.of(value, LONGEST));
        }
        return this;
    }

    /** With a number. */
    public Data and(String name, long value) {
        fields.put(name, value);
        return this;
    }

    /** With the name of a constant. */
    public Data and(String name, Enum<?> value) {
        return and(name, value.name());
    }

    /** With a list of texts, of which the first hundred are told; an empty one is left out. */
    public Data and(String name, List<?> values) {
        if (!values.isEmpty()) {
            fields.put(name, values.stream().limit(100).map(Object::toString).toList());
        }
        return this;
    }

    /** As JSON. */
    public String text() {
        return Json.write(fields);
    }
}
