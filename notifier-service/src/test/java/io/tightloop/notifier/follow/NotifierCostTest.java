package io.tightloop.notifier.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.tightloop.baton.feed.EventDecoder;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.baton.feed.WorkUnit;
import io.tightloop.baton.feed.WorkUnits;
import io.tightloop.notifier.database.PostgresContext;
import io.tightloop.notifier.database.Tables;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast notifications are stored; run with {@code -Dnotifier.sessions=20000}. {@code notifier.batch} is the number of
 * records of a transaction.
 */
@EnabledIfSystemProperty(named = "notifier.sessions", matches = "\\d+")
class NotifierCostTest {
    private static final int SESSIONS = Integer.getInteger("notifier.sessions", 5_000);
    private static final int BATCH = Integer.getInteger("notifier.batch", 5_000);
    private static final int UNDER_WAY = 200;

    @TempDir
    Path folder;

    @Test
    void on_h2() {
        var url = "jdbc:h2:file:" + folder.resolve("notifier")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE";
        measure("H2", ApplicationContext.builder().properties(Map.of("datasources.notifier.url", url)));
    }

    @Test
    void on_postgres() {
        measure("PostgreSQL", new PostgresContext());
    }

    private static void measure(String name, ApplicationContextBuilder builder) {
        try (var context = builder.environments("notifier", "notifier-test").start()) {
            var tables = context.getBean(Tables.class);
            tables.empty();
            var serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://cost"));
            var units = new WorkUnits(UNDER_WAY, false, context.getBean(Topics.class), serdes);
            var decoder = new EventDecoder(
                    serdes.deserializer(), NotificationStore.TYPES, new SimpleMeterRegistry().counter("poison"));
            var store = context.getBean(NotificationStore.class);
            run(units, decoder, store, SESSIONS / 2);
            long time = run(units, decoder, store, SESSIONS);
            System.out.printf(
                    "%s, batches of %,d: %,d us a session, %,d events/s%n",
                    name, BATCH, time / SESSIONS / 1_000, (long) SESSIONS * WorkUnit.EVENTS * 1_000_000_000 / time);
            var told = Long.parseLong(tables.texts("SELECT COUNT(*) FROM notifications WHERE number IS NOT NULL")
                    .getFirst());
            assertThat(told).isGreaterThan(10L * SESSIONS);
        }
    }

    /** Time for decoding and storing, ns. */
    private static long run(WorkUnits units, EventDecoder decoder, NotificationStore store, int sessions) {
        long time = 0;
        int stored = 0;
        while (stored < sessions * WorkUnit.EVENTS) {
            var records = units.next(BATCH);
            stored += records.size();
            long before = System.nanoTime();
            store.store(records.stream()
                    .map(message -> new Recorded(
                            new Place(message.topic(), message.partition(), message.offset()), decoder.decode(message)))
                    .toList());
            time += System.nanoTime() - before;
        }
        return time;
    }
}
