package io.tightloop.schemas;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Headers.text(headers, "ce_id")).hasSize(36);
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
