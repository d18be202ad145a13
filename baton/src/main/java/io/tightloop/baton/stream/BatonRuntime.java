package io.tightloop.baton.stream;

import io.tightloop.baton.Phase;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.TopicCreator;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one phase service: exactly-once, static membership, quick to come back after a kill (design section 4). */
public final class BatonRuntime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatonRuntime.class);
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final String service;
    private final KafkaStreams streams;
    private final LocalState state;
    private final Admin admin;

    private BatonRuntime(String service, KafkaStreams streams, LocalState state, Admin admin) {
        this.service = service;
        this.streams = streams;
        this.state = state;
        this.admin = admin;
    }

    /**
     * Creates the topics where they are missing and starts the service.
     *
     * @throws IllegalStateException when Kafka does not answer or its topics have another number of partitions
     */
    public static BatonRuntime start(BatonSettings settings, Supplier<Phase> phases) {
        Phase phase = phases.get();
        String application = settings.topics().prefix() + phase.service();
        Admin admin = Admin.create(settings.clients());
        TopicCreator topics = new TopicCreator(admin, settings.topics());
        try {
            topics.createSessionTopics();
            new FirstOffsets(admin, application).commit(BatonTopology.inputs(phase, settings.topics()));
        } catch (IllegalStateException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
        KafkaStreams streams = new KafkaStreams(
                BatonTopology.of(phases, settings.topics(), () -> new AvroSerdes(settings.registry()), queues(topics)),
                config(settings, application));
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("a thread of the {} failed and is replaced", phase.service(), error);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        // Streams has locked the folder for this process by now.
        LocalState state = new LocalState(settings.stateFolder().resolve(application));
        state.open();
        streams.start();
        return new BatonRuntime(phase.service(), streams, state, admin);
    }

    /** Whether the service takes work. */
    public boolean ready() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether it is this service. */
    public boolean is(String name) {
        return service.equals(name);
    }

    /** Whether it has stopped for good. */
    public boolean stopped() {
        return streams.state().hasCompletedShutdown();
    }

    /** Name and state of the service, the state as Streams names it. */
    public String state() {
        return service + " " + streams.state();
    }

    @Override
    public void close() {
        if (streams.close(CLOSE) && streams.state() == KafkaStreams.State.NOT_RUNNING) {
            state.closed();
        }
        admin.close(Duration.ofSeconds(2));
    }

    /** A cluster that does not answer is the task's trouble, not the session's: the task starts again and asks again. */
    private static Predicate<String> queues(TopicCreator topics) {
        return queue -> {
            try {
                return topics.knowsQueue(queue);
            } catch (IllegalStateException e) {
                throw new KafkaException(e.getMessage(), e);
            }
        };
    }

    private static Properties config(BatonSettings settings, String application) {
        Properties config = new Properties();
        config.putAll(settings.clients());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateFolder().toString());
        config.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.topics().replication());
        // Commits are asked for by CommitPolicy; this one stores the offsets of records that nothing followed from, and
        // happens whether or not anything else has. A poll ends when there is a record; it is short for timers, and for
        // commits that had to wait.
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        config.put(StreamsConfig.POLL_MS_CONFIG, 20);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 16 << 20);
        // So little that what is new in one partition is polled soon, however much waits in the others: fetches are
        // handed out one after the other. A larger record is fetched alone.
        config.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 100);
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 200);
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 32 << 10);
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG), Polled.class.getName());
        // Offsets that are gone must not run old starts again (design section 3).
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "none");
        config.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                application + "-" + settings.instance());
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6000);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1500);
        // All of a transaction goes out with its commit, in one request to each broker: sent one by one, the second
        // record can overtake the first while the broker verifies the transaction, which refuses it.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 1_000);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 << 10);
        // The same holds for a transaction that is too large for one: a partition's second batch waits for its first.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        // A commit that a restarted broker never answers is given up and done again; by default after a minute.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 10_000);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_COPY_BYTES);
        // By default less than one record of the largest size; it is taken as it is needed.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 2 * Topics.MAX_COPY_BYTES);
        return config;
    }
}
