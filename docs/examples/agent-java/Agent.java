import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.schemas.*;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.*;
import org.apache.kafka.common.serialization.*;

/**
 * An agent that takes work from Kafka itself, one item at a time: {@code java -cp CLASS_PATH Agent.java QUEUE}. To
 * copy it, replace {@link #work}; start it several times to work on more.
 */
public final class Agent {
    private static final Topics TOPICS = new Topics("tightloop.", 4, (short) 1);
    /** What arrives after an empty fetch is seen in the next poll only: this is latency. */
    private static final Duration POLL = Duration.ofMillis(20);

    private final Settings settings;
    private final Map<String, Object> kafka;
    private final AvroSerdes serdes;
    private final Serializer<SpecificRecord> serializer;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaShareConsumer<String, byte[]> items;
    private final ScheduledExecutorService heartbeats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private volatile Attempt current;
    private volatile boolean stopping;

    record Settings(String kafka, String registry, Path workspace, String queue, String name) {}

    /** An item in our hands; the claim's id goes with every word about it. */
    record Attempt(WorkItem item, String claimId, FutureTask<String> work) {}

    public static void main(String[] args) throws Exception {
        var agent = new Agent(new Settings(
                option("TIGHTLOOP_KAFKA", "127.0.0.1:9092"),
                option("TIGHTLOOP_REGISTRY", "http://127.0.0.1:8081"),
                Path.of(option("TIGHTLOOP_WORKSPACE", ".tightloop/workspace")),
                args.length > 0 ? args[0] : "java-agents",
                "java-" + ProcessHandle.current().pid()));
        var main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> agent.stop(main)));
        agent.run();
    }

    private static String option(String variable, String otherwise) {
        return System.getenv().getOrDefault(variable, otherwise);
    }

    Agent(Settings settings) throws Exception {
        this.settings = settings;
        kafka = Map.of("bootstrap.servers", settings.kafka());
        serdes = new AvroSerdes(Map.of("schema.registry.url", settings.registry()));
        serializer = serdes.serializer();
        // Its defaults are what is needed: idempotent, acks=all.
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        joinQueue();
        var config = new HashMap<>(kafka);
        config.put("group.id", group());
        config.put("share.acknowledgement.mode", "explicit");
        // None waits here while another worker is free.
        config.put("share.acquire.mode", "record_limit");
        config.put("max.poll.records", 1);
        // Nothing is polled while an item is worked on, however long that is.
        config.put("max.poll.interval.ms", Integer.MAX_VALUE);
        items = new KafkaShareConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private String group() {
        return TOPICS.prefix() + "workers." + settings.queue();
    }

    /** Makes the queue known. Its group starts with the oldest item and takes none of an aborted transaction. */
    private void joinQueue() throws Exception {
        try (var admin = Admin.create(kafka)) {
            new TopicCreator(admin, TOPICS).createQueue(settings.queue());
            var config = List.of(
                    new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET),
                    new AlterConfigOp(
                            new ConfigEntry("share.isolation.level", "read_committed"), AlterConfigOp.OpType.SET));
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, group()), config))
                    .all()
                    .get();
        }
    }

    void run() throws Exception {
        var events = events();
        Thread.ofPlatform().daemon().name("cancellations").start(() -> followCancellations(events));
        try (items;
                producer;
                var deserializer = serdes.deserializer()) {
            items.subscribe(List.of(TOPICS.work(settings.queue())));
            System.out.println("taking work from " + settings.queue() + " as " + settings.name());
            while (!stopping) {
                for (var record : items.poll(POLL)) {
                    take(record, deserializer);
                }
            }
        } catch (WakeupException e) {
            // Woken up to stop.
        }
        System.out.println("bye");
    }

    private void take(ConsumerRecord<String, byte[]> record, Deserializer<SpecificRecord> deserializer)
            throws Exception {
        WorkItem item;
        try {
            item = (WorkItem) deserializer.deserialize(record.topic(), record.value());
        } catch (SerializationException | ClassCastException e) {
            // Another worker may be able to read it.
            System.out.println("cannot read the item at offset " + record.offset() + ": " + e);
            items.acknowledge(record, AcknowledgeType.RELEASE);
            return;
        }
        var attempt = new Attempt(item, UUID.randomUUID().toString(), new FutureTask<>(() -> work(item)));
        // From here on it can be called off.
        current = attempt;
        // The claim comes first: once it is written, the lease brings the item back if we die, and Kafka need not.
        send(
                attempt,
                new WorkClaimed(
                        item.getSessionId(),
                        item.getWorkId(),
                        item.getSubject(),
                        attempt.claimId(),
                        settings.name(),
                        null,
                        settings.queue()));
        items.acknowledge(record, AcknowledgeType.ACCEPT);
        items.commitSync();
        // A member that does not poll keeps its partitions from all others, so we leave while we work. Coming back takes
        // a heartbeat of the group: an agent with short work stays.
        items.unsubscribe();
        serve(attempt);
        items.subscribe(List.of(TOPICS.work(settings.queue())));
    }

    private void serve(Attempt attempt) throws Exception {
        var item = attempt.item();
        System.out.println(item.getKind() + " " + item.getSessionId() + " " + item.getSubject());
        // Three in a lease leave room for two that are lost.
        long everyMs = item.getLeaseMs() / 3;
        var heartbeat = heartbeats.scheduleWithFixedDelay(() -> beat(attempt), everyMs, everyMs, TimeUnit.MILLISECONDS);
        attempt.work().run();
        // Called off in the last moment: what comes next must not feel it.
        Thread.interrupted();
        current = null;
        try {
            send(attempt, completed(attempt, attempt.work().get()));
            System.out.println("done");
        } catch (CancellationException e) {
            System.out.println("called off");
            if (stopping) {
                send(attempt, failed(attempt, "worker_stopped", "the agent was stopped", true));
            }
        } catch (ExecutionException e) {
            var bad = e.getCause() instanceof IllegalArgumentException;
            // Another attempt does not make a bad input good.
            send(
                    attempt,
                    failed(
                            attempt,
                            bad ? "invalid_input" : "agent_error",
                            e.getCause().toString(),
                            !bad));
        } finally {
            heartbeat.cancel(false);
        }
    }

    /** The work: counts words into a file of the session's folder. Returns JSON; is interrupted when called off. */
    private String work(WorkItem item) throws Exception {
        if (!item.getQuestion().isEmpty()) {
            return "{\"answer\": \"A word is what stands between spaces.\"}";
        }
        var text = new ObjectMapper().readTree(item.getInput()).path("text");
        if (item.getKind() != WorkKind.EXECUTE || !text.isTextual()) {
            throw new IllegalArgumentException("input.text: this agent counts the words of a text");
        }
        var words = text.textValue().strip().split("\\s+");
        Thread.sleep(Duration.ofMillis(500L * words.length));
        var folder = settings.workspace().resolve("sessions").resolve(item.getSessionId());
        Files.writeString(Files.createDirectories(folder).resolve("words.txt"), words.length + " words\n");
        return "{\"words\": " + words.length + "}";
    }

    private static WorkCompleted completed(Attempt attempt, String output) {
        return WorkCompleted.newBuilder()
                .setSessionId(attempt.item().getSessionId())
                .setWorkId(attempt.item().getWorkId())
                .setSubject(attempt.item().getSubject())
                .setClaimId(attempt.claimId())
                .setOutput(output)
                .build();
    }

    private static WorkFailed failed(Attempt attempt, String code, String message, boolean retryable) {
        var item = attempt.item();
        var error = new Failure(code, message);
        return new WorkFailed(
                item.getSessionId(), item.getWorkId(), item.getSubject(), attempt.claimId(), error, retryable, null, null);
    }

    private void beat(Attempt attempt) {
        var item = attempt.item();
        try {
            send(
                    attempt,
                    new WorkHeartbeat(
                            item.getSessionId(), item.getWorkId(), item.getSubject(), attempt.claimId(), null, ""));
        } catch (Exception e) {
            // A scheduled task that throws is not run again, but the next heartbeat may come through.
            System.out.println("no heartbeat: " + e);
        }
    }

    /** Returns when every replica has it. The dispatcher judges it: what is late changes nothing. */
    private void send(Attempt attempt, SpecificRecord event) throws Exception {
        var item = attempt.item();
        // A header routes it to the service that waits for it.
        var headers = Headers.ofWork(settings.name(), item.getDispatcher(), item.getSessionId(), event);
        var record = new ProducerRecord<>(TOPICS.workEvents(), null, item.getSessionId(), serialized(event), headers);
        producer.send(record).get();
    }

    /** A serializer is for one thread at a time. */
    private synchronized byte[] serialized(SpecificRecord event) {
        return serializer.serialize(TOPICS.workEvents(), event);
    }

    /** All event topics from now on, without a group: every agent hears everything. */
    private KafkaConsumer<String, byte[]> events() {
        var config = new HashMap<>(kafka);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        var events = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = TOPICS.events().stream()
                .flatMap(topic -> events.partitionsFor(topic).stream())
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        events.assign(partitions);
        events.seekToEnd(partitions);
        partitions.forEach(events::position);
        return events;
    }

    private void followCancellations(KafkaConsumer<String, byte[]> events) {
        try (events;
                var deserializer = serdes.deserializer()) {
            while (true) {
                for (var record : events.poll(Duration.ofSeconds(1))) {
                    var type = Headers.text(record.headers(), Headers.TYPE);
                    // The header spares decoding what is not for workers.
                    if (current != null && (type.equals("WorkCancelled") || type.equals("WorkRefused"))) {
                        callOff(deserializer.deserialize(record.topic(), record.value()));
                    }
                }
            }
        }
    }

    /** Ends the work whose session was broken off, or that somebody else has claimed before. */
    private void callOff(SpecificRecord event) {
        var attempt = current;
        if (attempt != null && isAbout(attempt, event)) {
            attempt.work().cancel(true);
        }
    }

    private static boolean isAbout(Attempt attempt, SpecificRecord event) {
        return switch (event) {
            case WorkCancelled cancelled ->
                cancelled.getWorkId().equals(attempt.item().getWorkId());
            case WorkRefused refused -> refused.getClaimId().equals(attempt.claimId());
            default -> false;
        };
    }

    /** Gives the item back, if there is one, and waits until that is written. */
    private void stop(Thread main) {
        stopping = true;
        var attempt = current;
        if (attempt != null) {
            attempt.work().cancel(true);
        } else {
            items.wakeup();
        }
        try {
            main.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
