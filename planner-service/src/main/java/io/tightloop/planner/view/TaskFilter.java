package io.tightloop.planner.view;

import java.util.List;
import java.util.OptionalInt;

/**
 * Which tasks a list shows; what is empty does not matter.
 *
 * @param statuses any of {@link #STATUSES}
 */
public record TaskFilter(List<String> statuses, OptionalInt iteration) {
    /** Every status that a task can be shown with. */
    public static final List<String> STATUSES =
            List.of("PENDING", "RUNNING", "RETRYING", "AWAITING", "SUCCEEDED", "FAILED", "SKIPPED", "CANCELLED");

    /** Every task. */
    static final TaskFilter ALL = new TaskFilter(List.of(), OptionalInt.empty());

    List<String> wanted() {
        return statuses.isEmpty() ? STATUSES : statuses;
    }
}
