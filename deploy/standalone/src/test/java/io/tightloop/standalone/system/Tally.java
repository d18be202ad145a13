package io.tightloop.standalone.system;

import io.tightloop.baton.service.EventTail;
import io.tightloop.baton.service.Heard;
import io.tightloop.schemas.AvroSerdes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** Counts the events of groups of sessions, as they are committed, from its opening on. */
final class Tally implements AutoCloseable {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final EventTail tail;
    private final Thread thread;

    Tally(Journal journal) throws InterruptedException {
        var serdes = new AvroSerdes(Map.of("schema.registry.url", journal.registry()));
        var source = new EventTail.Source(
                Journal.TOPICS.events(),
                Duration.ZERO,
                Duration.ZERO,
                EventTail.consumers(Map.of("bootstrap.servers", journal.bootstrap())),
                serdes::deserializer);
        tail = new EventTail(source, this::heard);
        thread = Thread.ofPlatform().daemon().name("tally").start(tail);
        if (!tail.awaitFollowing(Duration.ofSeconds(20))) {
            throw new IllegalStateException("the topics cannot be followed");
        }
    }

    private void heard(Heard record) {
        var group = record.key().substring(0, record.key().indexOf('-'));
        counts.merge(key(group, record.type()), 1, Integer::sum);
    }

    private static String key(String group, String type) {
        return group + " " + type;
    }

    /** How often this was told of the sessions of this group, whose ids begin with it and a hyphen. */
    int count(String group, Class<?> type) {
        return counts.getOrDefault(key(group, type.getSimpleName()), 0);
    }

    /** Waits until this was told so often; returns when it was seen, as {@link System#nanoTime} counts. */
    long await(String group, Class<?> type, int times, Duration longest) {
        Awaitility.await(times + " " + type.getSimpleName() + " of " + group)
                .atMost(longest)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(group, type) >= times);
        return System.nanoTime();
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
    }
}
