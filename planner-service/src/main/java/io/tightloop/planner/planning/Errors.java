package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what is wrong, field by field. */
final class Errors {
    static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    static final Pattern QUEUE = Pattern.compile("[a-z0-9._-]{1,64}");

    private final List<FieldError> all = new ArrayList<>();

    void require(boolean met, String field, String message) {
        if (!met) {
            all.add(new FieldError(field, message));
        }
    }

    void requireQueue(String queue, String field) {
        require(QUEUE.matcher(queue).matches(), field, "must match " + QUEUE);
    }

    List<FieldError> all() {
        return List.copyOf(all);
    }
}
