package io.tightloop.standalone.chaos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.Headers;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class NumbersTest {
    private final Notebook notebook = new Notebook();
    private final Numbers numbers = new Numbers(notebook);
    private long offset;

    @Test
    void numbers_of_a_notifiers_tables_rise_one_by_one_from_any_first_one() {
        told("a:17", "x");
        told("a:18", "y");
        told("b:1", "z");
        told("b:2", "u");

        assertThat(notebook.findings().findings()).isEmpty();
    }

    @Test
    void a_gap_a_step_back_and_an_id_that_comes_again_are_found() {
        told("a:1", "x");
        told("a:3", "y");
        told("a:3", "z");
        told("a:4", "x");

        assertThat(notebook.findings().findings())
                .extracting(Finding::what)
                .containsExactly(
                        "notification 3 comes after 1",
                        "notification 3 comes after 3",
                        "notification x is there twice");
        assertThat(notebook.findings().findings())
                .extracting(Finding::invariant)
                .containsOnly(Invariant.TOLD_ONCE);
    }

    @Test
    void what_has_no_number_is_counted_as_unreadable() {
        told("", "x");
        told("a:many", "y");

        assertThat(notebook.findings().traffic().unreadable()).containsEntry("notifications", 2L);
        assertThat(notebook.findings().findings()).isEmpty();
    }

    private void told(String number, String id) {
        var record = new ConsumerRecord<>("notifications", 0, offset++, "s", new byte[] {1});
        record.headers().add("tl-number", number.getBytes(StandardCharsets.UTF_8));
        record.headers().add(Headers.ID, id.getBytes(StandardCharsets.UTF_8));
        numbers.take(record);
    }
}
