package io.tightloop.standalone.chaos.audit;

import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Judges an installation by its topics alone, from their beginnings to their ends as they are when it starts, one
 * partition after the other. It may run beside a working installation: what is written meanwhile is read only to
 * explain what is older.
 */
public final class Audit {
    /** How long a command or result may have been on its topic without an answer, ms. */
    private static final long IN_FLIGHT_MS = 15_000;

    private final Installation installation;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Long> judged;
    private final LongPredicate young;
    private final Notebook notebook = new Notebook();
    private final Set<Place> deadLetters = new HashSet<>();

    private Audit(Installation installation) {
        this.installation = installation;
        long begin = System.currentTimeMillis();
        this.young = at -> at > begin - IN_FLIGHT_MS;
        // Whatever caused a record before these ends is before the ends that are asked for next.
        this.judged = installation.ends(installation.sessions());
        this.ends = installation.ends(installation.sessions());
    }

    /**
     * Audits the installation whose topics have this prefix.
     *
     * @throws IllegalStateException when broker or registry do not answer, or there is no such installation
     */
    public static Findings of(String bootstrap, String registryUrl, String prefix) {
        return of(Map.of("bootstrap.servers", bootstrap, "schema.registry.url", registryUrl), prefix);
    }

    /** The same with all settings of a Kafka client and of the schema registry's, for one that wants a password. */
    public static Findings of(Map<String, String> settings, String prefix) {
        try (Installation installation = new Installation(settings, prefix)) {
            return new Audit(installation).run();
        }
    }

    private Findings run() {
        List<TopicPartition> letters = installation.deadLetters();
        Merge.of(installation, letters, installation.ends(letters), this::deadLetter);
        for (int partition = 0; partition < installation.size(); partition++) {
            List<TopicPartition> topics = installation.sessions(partition);
            boolean complete = installation.complete(topics);
            Casebook casebook = new Casebook(notebook, deadLetters, young);
            Merge.of(installation, topics, ends, record -> casebook.take(entry(record)));
            casebook.settled(complete);
            List<TopicPartition> told = List.of(installation.notifications(partition));
            Numbers numbers = new Numbers(notebook);
            Merge.of(installation, told, installation.ends(told), numbers::take);
        }
        return notebook.findings();
    }

    private void deadLetter(ConsumerRecord<String, byte[]> record) {
        if (installation.messages().read(record.topic(), record.value()) instanceof DeadLetter letter) {
            notebook.deadLetter(letter.getTopic() + " by the " + letter.getService());
            if (letter.getTopic().equals(installation.topics().commands())) {
                deadLetters.add(new Place(letter.getTopic(), letter.getPartition(), letter.getOffset()));
            }
        } else {
            notebook.unreadable(record.topic());
        }
    }

    private Entry entry(ConsumerRecord<String, byte[]> record) {
        Place place = new Place(record.topic(), record.partition(), record.offset());
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        return new Entry(
                source(record.topic()),
                place,
                record.timestamp(),
                record.key() == null ? "" : record.key(),
                Headers.text(record.headers(), Headers.ID),
                Headers.text(record.headers(), Headers.CAUSE),
                Headers.text(record.headers(), Headers.DISPATCHER),
                record.value() == null ? null : installation.messages().read(record.topic(), record.value()),
                record.offset() >= judged.get(partition));
    }

    private Source source(String topic) {
        Topics topics = installation.topics();
        return Arrays.stream(Source.values())
                .filter(source -> source.topic(topics).equals(topic))
                .findFirst()
                .orElseThrow();
    }
}
