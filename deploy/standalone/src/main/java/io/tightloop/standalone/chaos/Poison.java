package io.tightloop.standalone.chaos;

import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkerSeen;
import io.tightloop.standalone.chaos.Fault.Healed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Records that nobody can use, on every topic: garbage, an unknown schema, a message of another topic, nothing at all. */
final class Poison {
    private static final int UNKNOWN_SCHEMA = 999_999;
    private static final Duration ACCEPTED = Duration.ofSeconds(30);

    private Poison() {}

    static Healed run(Stage stage, Random dice) throws InterruptedException {
        var topics = topics(stage.topics());
        int written = 0;
        for (var topic : topics) {
            for (var value : values(stage)) {
                for (var key : keys(dice)) {
                    stage.tools().write(new ProducerRecord<>(topic, null, key, value, headers(topic, dice)));
                    written++;
                }
            }
        }
        stage.say().line("  %d records that nobody can read, on %d topics", written, topics.size());
        poisonSessions(stage);
        return Healed.now();
    }

    /** One session for each event topic, whose reader parks it until a person has the record left out. */
    private static void poisonSessions(Stage stage) throws InterruptedException {
        long latest = System.nanoTime() + ACCEPTED.toNanos();
        for (var topic : stage.topics().events()) {
            var track = stage.load().startOne(Shape.POISONED);
            while (!track.isAccepted() && System.nanoTime() < latest) {
                Thread.sleep(20);
            }
            var garbage = "this is no event".getBytes(StandardCharsets.UTF_8);
            stage.tools().write(new ProducerRecord<>(topic, track.sessionId(), garbage));
            stage.say().line("  %s: a record in %s that its reader cannot read", track.sessionId(), topic);
        }
    }

    private static List<String> topics(Topics topics) {
        var all = new ArrayList<>(topics.events());
        all.addAll(
                List.of(topics.commands(), topics.workEvents(), topics.work(FastWorker.QUEUE), topics.work("command")));
        return all;
    }

    /** Values with and without bytes; null is a value too. */
    private static List<byte[]> values(Stage stage) {
        var values = new ArrayList<byte[]>();
        values.add("this is no message".getBytes(StandardCharsets.UTF_8));
        values.add(new byte[0]);
        values.add(null);
        values.add(ByteBuffer.allocate(16).put((byte) 0).putInt(UNKNOWN_SCHEMA).array());
        var seen = new WorkerSeen(FastWorker.QUEUE, "poison", List.of());
        values.add(stage.tools().serialized(stage.topics().workEvents(), seen));
        return values;
    }

    private static List<String> keys(Random dice) {
        var keys = new ArrayList<String>();
        keys.add("poison-" + dice.nextInt(1_000_000));
        keys.add(null);
        keys.add("");
        return keys;
    }

    /** Some say what they are, so that their readers try to decode them. */
    private static RecordHeaders headers(String topic, Random dice) {
        var headers = new RecordHeaders();
        if (dice.nextBoolean()) {
            var type = topic.endsWith("commands")
                    ? "StartSession"
                    : topic.contains("work") ? "WorkCompleted" : "SessionStarted";
            headers.add(Headers.TYPE, type.getBytes(StandardCharsets.UTF_8));
            headers.add(Headers.DISPATCHER, "executor".getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }
}
