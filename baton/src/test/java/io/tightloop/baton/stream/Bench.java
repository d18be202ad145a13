package io.tightloop.baton.stream;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** One service with a {@link CounterPhase} on a driver: what is told to it, and what it says in short words. */
final class Bench implements AutoCloseable {
    static final Topics TOPICS = new Topics("t.", 1, (short) 1);
    static final long NOON = 1_790_000_000_000L;

    /** Ids of schemas that the registry does not know; the length of the type's name is added. */
    private static final int STRANGE = 4_700;

    private final String service;
    private final AvroSerdes serdes;
    private final TopologyTestDriver driver;

    Bench(String service) {
        this.service = service;
        this.serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://bench"));
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder());
        driver = new TopologyTestDriver(
                BatonTopology.of(() -> new CounterPhase(service), TOPICS, () -> serdes, queue -> true),
                config,
                Instant.ofEpochMilli(NOON));
    }

    /** The driver deletes what it kept in it. */
    private static String folder() {
        try {
            return Files.createTempDirectory("bench").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Bench commands(SpecificRecord... commands) {
        for (SpecificRecord command : commands) {
            send(TOPICS.commands(), command);
        }
        return this;
    }

    Bench events(SpecificRecord... events) {
        for (SpecificRecord event : events) {
            send(before(), event);
        }
        return this;
    }

    Bench work(String dispatcher, SpecificRecord answer) {
        RecordHeaders headers = Headers.ofWork("w", dispatcher, "s", answer);
        pipe(TOPICS.workEvents(), serdes.serializer().serialize(TOPICS.workEvents(), answer), headers);
        return this;
    }

    Bench badCommand() {
        pipe(TOPICS.commands(), new byte[] {9, 9, 9}, new RecordHeaders());
        return this;
    }

    /** A record of a type that is not part of the contract. */
    Bench foreignCommand(String type) {
        Schema schema =
                SchemaBuilder.record(type).fields().requiredString("sessionId").endRecord();
        GenericRecord record =
                new GenericRecordBuilder(schema).set("sessionId", "s").build();
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(
                    Map.of(
                            "schema.registry.url",
                            "mock://bench",
                            "value.subject.name.strategy",
                            TopicRecordNameStrategy.class.getName()),
                    false);
            pipe(TOPICS.commands(), serializer.serialize(TOPICS.commands(), record), new RecordHeaders());
        }
        return this;
    }

    Bench badEvent() {
        pipe(before(), new byte[] {9, 9, 9}, new RecordHeaders());
        return this;
    }

    /** An event of this key that cannot be read. */
    Bench badEventOf(String key) {
        driver.createInputTopic(before(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, new byte[] {9}, new RecordHeaders(), NOON));
        return this;
    }

    /** An event that cannot be read until {@link #learn}. */
    Bench strangeEvent(SpecificRecord event) {
        byte[] value = serdes.serializer().serialize(before(), event);
        ByteBuffer.wrap(value).putInt(1, STRANGE + event.getSchema().getName().length());
        pipe(before(), value, Headers.of("before", "s", event));
        return this;
    }

    /** Makes the strange events of a type readable. */
    Bench learn(SpecificRecord example) {
        Schema schema = example.getSchema();
        try {
            MockSchemaRegistry.getClientForScope("bench")
                    .register(
                            before() + "-" + schema.getFullName(),
                            new AvroSchema(schema),
                            7,
                            STRANGE + schema.getName().length());
        } catch (IOException | RestClientException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** An answer of a worker that cannot be read. */
    Bench badWork(String dispatcher) {
        RecordHeaders headers = Headers.ofWork("w", dispatcher, "s", Messages.claim("nobody"));
        pipe(TOPICS.workEvents(), new byte[] {9, 9, 9}, headers);
        return this;
    }

    /** An event of another session. */
    Bench otherSession(String session, PlanConfirmed event) {
        send(before(), PlanConfirmed.newBuilder(event).setSessionId(session).build());
        return this;
    }

    /** An event whose key is missing. */
    Bench nobodysEvent() {
        return badEventOf(null);
    }

    Bench after(Duration time) {
        driver.advanceWallClockTime(time);
        return this;
    }

    /** The items that it put on a queue since it was last asked. */
    List<WorkItem> items(String queue) {
        return read(TOPICS.work(queue)).map(WorkItem.class::cast).toList();
    }

    /** What it asked itself since it was last asked: it has read that already. */
    List<SpecificRecord> probes() {
        return read(TOPICS.workEvents()).toList();
    }

    /** The causes that it gave for its events since it was last asked. */
    List<String> causes() {
        return driver
                .createOutputTopic(TOPICS.eventsOf(service), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(record -> Headers.text(record.headers(), Headers.CAUSE))
                .toList();
    }

    /** What the service said since it was last asked, each in short words. */
    List<String> says() {
        return read(TOPICS.eventsOf(service)).map(Words::of).toList();
    }

    /** Its answers to commands, as they are. */
    List<SpecificRecord> answers() {
        return read(TOPICS.eventsOf(service))
                .filter(event -> event instanceof CommandAccepted || event instanceof CommandRejected)
                .toList();
    }

    List<SpecificRecord> deadLetters() {
        return read(TOPICS.deadLetters()).toList();
    }

    KeyValueStore<String, byte[]> store() {
        return driver.getKeyValueStore(BatonTopology.STORE);
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        new PagedStore(store()).scan(entry -> keys.add(entry.key()));
        return keys;
    }

    @Override
    public void close() {
        driver.close();
        MockSchemaRegistry.dropScope("bench");
    }

    private String before() {
        return TOPICS.eventsOf(Topics.before(service));
    }

    private void send(String topic, SpecificRecord message) {
        String session = String.valueOf(
                message.get(message.getSchema().getField("sessionId").pos()));
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(session, serdes.serializer().serialize(topic, message), NOON);
    }

    private void pipe(String topic, byte[] value, RecordHeaders headers) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>("s", value, headers, NOON));
    }

    private Stream<SpecificRecord> read(String topic) {
        return driver
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(value -> serdes.deserializer().deserialize(topic, value));
    }
}
