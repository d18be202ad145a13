package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TurnByTurnTest {
    private long now = 1_000_000;
    private final TurnByTurn order = new TurnByTurn(() -> Instant.ofEpochMilli(now));

    @Test
    void what_was_written_long_ago_does_not_come_before_what_waits_already() {
        long fresh = order.extract(record(999_999, new RecordHeaders()), 0);
        now++;

        assertThat(order.extract(record(5, new RecordHeaders()), 0)).isGreaterThan(fresh);
    }

    @Test
    void time_of_writing_is_kept_and_no_trace_of_that_stays() {
        var headers = new RecordHeaders();
        headers.add("other", new byte[] {1});
        order.extract(record(5, headers), 0);

        assertThat(TurnByTurn.written(headers)).isEqualTo(5);
        assertThat(headers.toArray()).extracting("key").containsExactly("other");
    }

    @Test
    void time_that_a_writer_claims_in_the_header_does_not_count() {
        var headers = new RecordHeaders();
        headers.add("tl-written", "yesterday".getBytes(StandardCharsets.UTF_8));
        order.extract(record(5, headers), 0);

        assertThat(TurnByTurn.written(headers)).isEqualTo(5);
    }

    private static ConsumerRecord<Object, Object> record(long written, RecordHeaders headers) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                written,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                "key",
                new byte[0],
                headers,
                Optional.empty());
    }
}
