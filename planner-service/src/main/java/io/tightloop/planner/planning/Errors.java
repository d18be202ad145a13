package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what is wrong, field by field. */
final class Errors {
    static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    static final Pattern QUEUE = Pattern.compile("[a-z0-9._-]{1,64}");

    static final String DURATION = "must be 1 ms to 365 d";
    private static final long LONGEST_MS = 365 * 86_400_000L;

    private final List<FieldError> all = new ArrayList<>();

    void require(boolean met, String field, String message) {
        if (!met) {
            all.add(new FieldError(field, message));
        }
    }

    void requireQueue(String queue, String field) {
        require(QUEUE.matcher(queue).matches(), field, "must match " + QUEUE);
    }

    /** Whether a duration in ms is one that deadlines can be reckoned with: at most 365 days. */
    static boolean duration(long ms, long least) {
        return ms >= least && ms <= LONGEST_MS;
    }

    List<FieldError> all() {
        return List.copyOf(all);
    }
}
