package io.tightloop.benchmarks.limit;

import io.tightloop.benchmarks.load.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Measures the limits against a running broker, on topics of its own. */
public final class LimitProbe {
    private static final String IN = "bench-limit-in";
    private static final String OUT = "bench-limit-out";
    private static final String RAW = "bench-limit-raw";
    private static final int PARTITIONS = 4;

    private LimitProbe() {}

    /**
     * Takes about seven times as long as the seconds.
     *
     * @param recordBytes size of the value of each record
     * @param seconds length of each of the four measurements
     * @param state folder for Streams
     */
    public static Limits measure(Wire wire, int recordBytes, long seconds, Path state)
            throws ExecutionException, InterruptedException, IOException {
        create(wire);
        try (var raw = new Shuttle(wire, RAW, RAW, recordBytes)) {
            double rawAlone = raw.alone(seconds);
            double rawFlatOut = raw.flatOut(seconds);
            try (var hop = StreamsHop.start(wire, IN, OUT, state);
                    var through = new Shuttle(wire, IN, OUT, recordBytes)) {
                hop.commitEachRecord(true);
                double hopAlone = through.alone(seconds);
                hop.commitEachRecord(false);
                return new Limits(recordBytes, rawFlatOut, rawAlone, through.flatOut(seconds), hopAlone);
            }
        } finally {
            delete(wire);
        }
    }

    private static void create(Wire wire) throws ExecutionException, InterruptedException {
        try (var admin = wire.admin()) {
            var wanted = List.of(IN, OUT, RAW).stream()
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                    .toList();
            for (var created : admin.createTopics(wanted).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        }
    }

    private static void delete(Wire wire) throws ExecutionException, InterruptedException {
        try (var admin = wire.admin()) {
            admin.deleteTopics(List.of(IN, OUT, RAW)).all().get();
        }
    }
}
