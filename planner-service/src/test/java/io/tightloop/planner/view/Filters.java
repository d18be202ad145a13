package io.tightloop.planner.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ways to ask for sessions. */
final class Filters {
    static final SessionFilter ALL = filter(List.of(), Map.of());

    private Filters() {}

    static SessionFilter status(String status) {
        return filter(List.of(status), Map.of());
    }

    static SessionFilter label(String name, String value) {
        return filter(List.of(), Map.of(name, value));
    }

    static SessionFilter named(String name) {
        return new SessionFilter(List.of(), List.of(), Optional.of(name), List.of(), Optional.empty());
    }

    private static SessionFilter filter(List<String> statuses, Map<String, String> labels) {
        return new SessionFilter(
                statuses, List.of(), Optional.empty(), List.copyOf(labels.entrySet()), Optional.empty());
    }
}
