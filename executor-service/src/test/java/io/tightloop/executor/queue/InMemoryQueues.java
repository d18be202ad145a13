package io.tightloop.executor.queue;

import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.http.Refused;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Queues without Kafka, which can be away. */
@Singleton
@Requires(property = "tightloop.kafka.enabled", value = "false")
final class InMemoryQueues implements QueueTopics {
    private final TreeMap<String, Backlog> queues = new TreeMap<>();
    private boolean away;

    void holds(String queue, Backlog backlog) {
        queues.put(queue, backlog);
    }

    void kafkaIsAway(boolean gone) {
        away = gone;
    }

    @Override
    public List<String> names() {
        answer();
        return List.copyOf(queues.keySet());
    }

    @Override
    public boolean makeKnown(String queue) {
        answer();
        return queues.putIfAbsent(queue, Backlog.NONE) == null;
    }

    @Override
    public Map<String, Backlog> backlogs(Collection<String> wanted) {
        answer();
        return wanted.stream().collect(Collectors.toMap(Function.identity(), queues::get));
    }

    private void answer() {
        if (away) {
            throw new Refused.Unavailable("Kafka does not answer");
        }
    }
}
