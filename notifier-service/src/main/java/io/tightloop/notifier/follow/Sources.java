package io.tightloop.notifier.follow;

import io.tightloop.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topics that are followed, by their full names. */
final class Sources {
    /**
     * A topic.
     *
     * @param name without the installation's prefix
     * @param service that writes it; empty for what workers write
     */
    record Source(String name, String service) {}

    private final Map<String, Source> sources = new HashMap<>();

    Sources(Topics topics) {
        for (var service : List.of("planner", "executor", "reviewer")) {
            var topic = topics.eventsOf(service);
            sources.put(topic, new Source(topic.substring(topics.prefix().length()), service));
        }
        var work = topics.workEvents();
        sources.put(work, new Source(work.substring(topics.prefix().length()), ""));
    }

    Source of(String topic) {
        var source = sources.get(topic);
        if (source == null) {
            throw new IllegalArgumentException(topic + " is not followed");
        }
        return source;
    }
}
