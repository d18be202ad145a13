package io.tightloop.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class HeadersTest {

    @Test
    void a_message_is_a_cloud_event() {
        RecordHeaders headers = Headers.of("planner", "s1", new ArchiveSession("c1", "s1"));

        assertThat(Headers.text(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(Headers.text(headers, "ce_source")).isEqualTo("/tightloop/planner");
        assertThat(Headers.text(headers, "ce_type")).isEqualTo("ArchiveSession");
        assertThat(Headers.text(headers, "ce_subject")).isEqualTo("s1");
    }

    @Test
    void no_two_messages_have_the_same_id() {
        var ids = IntStream.range(0, 1_000)
                .mapToObj(i -> Headers.text(Headers.of("planner", "s1", new ArchiveSession("c1", "s1")), Headers.ID))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{16}-[0-9a-f]+"));
    }

    @Test
    void a_workers_answer_names_its_dispatcher() {
        RecordHeaders headers = Headers.ofWork("w1", "executor", "s1", Messages.full("WorkClaimed"));

        assertThat(Headers.text(headers, Headers.DISPATCHER)).isEqualTo("executor");
        assertThat(Headers.text(headers, "ce_source")).isEqualTo("/tightloop/worker/w1");
    }

    @Test
    void a_missing_header_is_empty() {
        assertThat(Headers.text(new RecordHeaders(), Headers.TYPE)).isEmpty();
    }
}
