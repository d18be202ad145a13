package io.tightloop.standalone.simulation;

import io.tightloop.baton.turn.Incoming;
import io.tightloop.schemas.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** One partition of a topic: records in order, with the gaps between offsets that transactions leave. */
final class Log {
    final String topic;
    final List<Incoming> records;
    private final int gap;

    /** @param gap offsets from one record to the next */
    Log(String topic, int gap) {
        this.topic = topic;
        this.gap = gap;
        this.records = new ArrayList<>();
    }

    Log(Log other) {
        topic = other.topic;
        gap = other.gap;
        records = new ArrayList<>(other.records);
    }

    Incoming append(String key, byte[] value, String dispatcher, long at) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.DISPATCHER, dispatcher.getBytes(StandardCharsets.UTF_8));
        headers.add(Headers.ID, (topic + " " + records.size()).getBytes(StandardCharsets.UTF_8));
        Incoming record = new Incoming(topic, 0, (long) records.size() * gap, key, value, headers, at);
        records.add(record);
        return record;
    }

    /** A number that is the same for logs of the same messages, and very likely for no others. */
    long fingerprint(Letters letters) {
        long mixed = 1;
        for (Incoming record : records) {
            mixed = Fingerprint.mix(mixed, letters.peek(record.value()).hashCode());
        }
        return mixed;
    }
}
