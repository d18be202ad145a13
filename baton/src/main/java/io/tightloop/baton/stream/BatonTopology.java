package io.tightloop.baton.stream;

import io.tightloop.baton.Phase;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** One phase service as a topology: commands, the events of the service before and work events in; one processor, one store. */
public final class BatonTopology {
    /** Header that names the topic a forwarded record goes to. */
    static final String TARGET = "tl-target";

    static final String STORE = "state";

    /** Sink of the service's own events. */
    static final String EVENTS = "events";

    /** Sink of what goes to another topic, which the header {@link #TARGET} names. */
    static final String OTHERS = "out";

    private static final AutoOffsetReset AS_CONFIGURED = null;

    private BatonTopology() {}

    /** The topics that a phase reads. */
    static List<String> inputs(Phase phase, Topics topics) {
        return List.of(topics.commands(), topics.eventsOf(Topics.before(phase.service())), topics.workEvents());
    }

    /**
     * Builds the topology of a phase.
     *
     * @param queues whether there is a queue of this name
     */
    static Topology of(Supplier<Phase> phases, Topics topics, Supplier<AvroSerdes> serdes, Predicate<String> queues) {
        Phase phase = phases.get();
        StoreBuilder<KeyValueStore<String, byte[]>> store = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Topics.changelog())
                .withCachingEnabled();
        return new Topology()
                .addSource(
                        AS_CONFIGURED,
                        "in",
                        new TurnByTurn(),
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        inputs(phase, topics).toArray(String[]::new))
                .addProcessor(
                        phase.service(), () -> new BatonProcessor(phases.get(), topics, serdes.get(), queues), "in")
                .addStateStore(store, phase.service())
                .addSink(
                        EVENTS,
                        topics.eventsOf(phase.service()),
                        new StringSerializer(),
                        new ByteArraySerializer(),
                        phase.service())
                .addSink(
                        OTHERS,
                        (key, value, context) -> Headers.text(context.headers(), TARGET),
                        new StringSerializer(),
                        new ByteArraySerializer(),
                        phase.service());
    }
}
