package io.tightloop.baton.stream;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Lets the inputs of a partition take turns. Streams takes the record with the lowest timestamp next: by the times of
 * their writing, all that was written during an outage, results for example, would be read before the first new command.
 * So a record's timestamp is the moment at which it became its input's next one, and the time of its writing is kept in a
 * header.
 */
final class TurnByTurn implements TimestampExtractor {
    private static final String WRITTEN = "tl-written";

    private final InstantSource clock;

    TurnByTurn() {
        this(InstantSource.system());
    }

    TurnByTurn(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        var headers = record.headers();
        headers.remove(WRITTEN);
        headers.add(
                WRITTEN,
                ByteBuffer.allocate(Long.BYTES).putLong(record.timestamp()).array());
        return clock.millis();
    }

    /** Takes the time of its writing, ms since the epoch, out of the headers of a record that was extracted here. */
    static long written(Headers headers) {
        long written = ByteBuffer.wrap(headers.lastHeader(WRITTEN).value()).getLong();
        headers.remove(WRITTEN);
        return written;
    }
}
