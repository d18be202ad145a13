package io.tightloop.baton.stream;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Planning;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.Strategy;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
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
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** One service with a {@link CounterPhase} on a driver: what is told to it, and what it says in short words. */
final class Bench implements AutoCloseable {
    static final Topics TOPICS = new Topics("t.", 1, (short) 1);
    static final long NOON = 1_790_000_000_000L;

    private final Set<String> queues = new HashSet<>();
    private final String service;
    private final AvroSerdes serdes;
    private final TopologyTestDriver driver;

    Bench(String service) {
        this.service = service;
        this.serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://bench"));
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        driver = new TopologyTestDriver(
                BatonTopology.of(() -> new CounterPhase(service), TOPICS, () -> serdes, queues::add),
                config,
                Instant.ofEpochMilli(NOON));
    }

    static StartSession start(String commandId, String session) {
        return new StartSession(commandId, session, brief(), "");
    }

    static SendSignal signal(String commandId, String reason) {
        return new SendSignal(commandId, "s", Signal.DONE, reason, "", null);
    }

    static SendSignal brk(String commandId) {
        return new SendSignal(commandId, "s", Signal.BREAK, "", "", null);
    }

    static ArchiveSession archive(String commandId) {
        return new ArchiveSession(commandId, "s");
    }

    static PlanConfirmed planConfirmed(int count, long position) {
        return new PlanConfirmed("s", new Handoff(0L, count, position), 1, new Limits(5, 20), 1, NOON);
    }

    static PlanConfirmed emptyPlan(int count, long position) {
        return new PlanConfirmed("s", new Handoff(0L, count, position), 1, new Limits(5, 20), 0, NOON);
    }

    static SessionArchived archived(String origin, int count, long position) {
        return new SessionArchived("s", origin, new Handoff(0L, count, position), NOON);
    }

    static WorkClaimed claim(String worker) {
        return new WorkClaimed("s", "w", "t", "claim", worker);
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

    Bench after(Duration time) {
        driver.advanceWallClockTime(time);
        return this;
    }

    /** What the service said since it was last asked, each in short words. */
    List<String> says() {
        return read(TOPICS.eventsOf(service)).map(Bench::words).toList();
    }

    List<SpecificRecord> deadLetters() {
        return read(TOPICS.deadLetters()).toList();
    }

    KeyValueStore<String, byte[]> store() {
        return driver.getKeyValueStore(BatonTopology.STORE);
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store().all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
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

    private static String words(SpecificRecord event) {
        return switch (event) {
            case CommandAccepted accepted -> accepted.getCommandId() + " " + outcome(accepted.getOutcome());
            case CommandRejected rejected -> rejected.getCommandId() + " rejected " + rejected.getReason();
            case SessionEnded ended -> "ended " + ended.getStatus();
            case TaskSkipped note -> note.getReason();
            case SessionArchived archived -> "archived by " + archived.getOrigin() + " " + baton(archived.getHandoff());
            default -> "handoff " + baton(Fields.handoff(event).orElseThrow());
        };
    }

    private static String outcome(Outcome outcome) {
        return outcome == Outcome.APPLIED ? "accepted" : outcome.name();
    }

    private static String baton(Handoff baton) {
        return baton.getStart() + "/" + baton.getCount() + " up to " + baton.getPosition();
    }

    private static Brief brief() {
        return new Brief(
                "",
                "goal",
                Mode.ASYNC,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                new Planning(Strategy.GIVEN, "agents"),
                new Policy(new Limits(5, 20), 3),
                new Workspace(null),
                null,
                Map.of());
    }
}
