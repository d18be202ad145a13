import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Notification;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints what is told of sessions: {@code java -cp CLASS_PATH Notifications.java [KIND ...]}, all kinds without any. To
 * copy it, replace {@link #heard}; started several times, its instances share the sessions.
 */
public final class Notifications {
    private static final Topics TOPICS = new Topics("tightloop.", 4, (short) 1);

    private final Set<String> kinds;
    private final KafkaConsumer<String, byte[]> consumer;
    private final AvroSerdes serdes;
    private volatile boolean stopping;

    public static void main(String[] args) throws Exception {
        var notifications = new Notifications(Set.of(args));
        var main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> notifications.stop(main)));
        notifications.run();
    }

    Notifications(Set<String> kinds) {
        this.kinds = kinds;
        serdes = new AvroSerdes(Map.of("schema.registry.url", option("TIGHTLOOP_REGISTRY", "http://127.0.0.1:8081")));
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                option("TIGHTLOOP_KAFKA", "127.0.0.1:9092"),
                "group.id",
                option("TIGHTLOOP_GROUP", "notifications-java"),
                // The notifier writes in transactions; of one that was given up nothing is to be heard.
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static String option(String variable, String otherwise) {
        return System.getenv().getOrDefault(variable, otherwise);
    }

    void run() {
        try (consumer;
                var deserializer = serdes.deserializer()) {
            consumer.subscribe(List.of(TOPICS.notifications()));
            System.out.println("listening to " + TOPICS.notifications());
            while (!stopping) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    read(record, deserializer);
                }
                // After what was done with them: nothing is missed, and what comes again has the same id.
                consumer.commitSync();
            }
        }
        System.out.println("bye");
    }

    private void read(ConsumerRecord<String, byte[]> record, Deserializer<SpecificRecord> deserializer) {
        // The header spares decoding what is not wanted.
        var kind = Headers.text(record.headers(), "tl-kind");
        if (kinds.isEmpty() || kinds.contains(kind)) {
            heard(kind, (Notification) deserializer.deserialize(record.topic(), record.value()));
        }
    }

    private void heard(String kind, Notification told) {
        System.out.printf(
                "%s %s %s name=%s labels=%s %s%n",
                Instant.ofEpochMilli(told.getAt()),
                told.getSessionId(),
                kind,
                told.getName(),
                told.getLabels(),
                told.getText());
    }

    /** Lets it end what it has begun, and waits for that. */
    private void stop(Thread main) {
        stopping = true;
        try {
            main.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
