package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.tightloop.baton.feed.EventDecoder;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.baton.feed.WorkUnit;
import io.tightloop.baton.feed.WorkUnits;
import io.tightloop.planner.database.PostgresContext;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Topics;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the read model costs for each session; run with {@code -Dread.model.sessions=5000}. Further properties: {@code
 * read.model.batch}, records of a transaction, {@code read.model.underWay}, sessions at once, and {@code
 * read.model.counted}, whether the ids of sessions are counted instead of random, and {@code read.model.h2}, settings
 * that follow the address of H2.
 */
@EnabledIfSystemProperty(named = "read.model.sessions", matches = "\\d+")
class ReadModelCostTest {
    private static final int SESSIONS = Integer.getInteger("read.model.sessions", 5_000);
    private static final int BATCH = Integer.getInteger("read.model.batch", 500);
    private static final int UNDER_WAY = Integer.getInteger("read.model.underWay", 200);
    private static final boolean COUNTED = Boolean.getBoolean("read.model.counted");
    private static final Map<String, Object> QUIET = Map.of(
            "tightloop.kafka.enabled", false,
            "tightloop.planner.archiver.enabled", false,
            "tightloop.planner.sweeper.enabled", false,
            "tightloop.planner.delegations.enabled", false,
            "schema.registry.url", "mock://cost");

    @TempDir
    Path folder;

    @Test
    void on_h2() {
        var url = "jdbc:h2:file:" + folder.resolve("planner")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE"
                + System.getProperty("read.model.h2", "");
        measure("H2", ApplicationContext.builder().properties(Map.of("datasources.planner.url", url)));
    }

    @Test
    void on_postgres() {
        measure("PostgreSQL", new PostgresContext());
    }

    private static void measure(String name, ApplicationContextBuilder builder) {
        try (var context = builder.environments("planner").properties(QUIET).start()) {
            var serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://cost"));
            var units = new WorkUnits(UNDER_WAY, COUNTED, context.getBean(Topics.class), serdes);
            var store = new Store(context.getBean(ReadModelWriter.class), serdes);
            store.run(units, SESSIONS / 2);
            var cost = store.run(units, SESSIONS);
            System.out.printf(
                    "%s, batches of %,d: %,d us of CPU and %,d us of time a session, %,d events/s%n",
                    name, BATCH, cost.cpuNs() / 1_000, cost.timeNs() / 1_000, cost.eventsPerSecond());
            var tables = context.getBean(Tables.class);
            assertThat(tables.sessions().count()).isGreaterThan(SESSIONS);
            assertThat(tables.runs().count()).isGreaterThan(5L * SESSIONS);
        }
    }

    /** Of one session, ns. */
    private record Cost(long cpuNs, long timeNs) {
        long eventsPerSecond() {
            return WorkUnit.EVENTS * 1_000_000_000L / timeNs;
        }
    }

    private static final class Store {
        private final ReadModelWriter writer;
        private final EventDecoder decoder;

        Store(ReadModelWriter writer, AvroSerdes serdes) {
            var poison = new SimpleMeterRegistry().counter("poison");
            this.writer = writer;
            this.decoder = new EventDecoder(serdes.deserializer(), Projection.TYPES, poison);
        }

        Cost run(WorkUnits units, int sessions) {
            long cpu = 0;
            long time = 0;
            int stored = 0;
            while (stored < sessions * WorkUnit.EVENTS) {
                var records = units.next(BATCH);
                stored += records.size();
                long cpuBefore = cpu();
                long before = System.nanoTime();
                store(records);
                cpu += cpu() - cpuBefore;
                time += System.nanoTime() - before;
            }
            return new Cost(cpu * WorkUnit.EVENTS / stored, time * WorkUnit.EVENTS / stored);
        }

        private void store(List<ConsumerRecord<String, byte[]>> records) {
            writer.store(records.stream()
                    .map(message -> new Recorded(
                            new Place(message.topic(), message.partition(), message.offset()), decoder.decode(message)))
                    .toList());
        }

        private static long cpu() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }
}
