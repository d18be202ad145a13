package io.tightloop.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final Attempts attempts = new Attempts();

    @Test
    void each_claim_is_told_what_its_item_did_not_say_once() {
        attempts.said("s", Items.message("m1", "one"));
        attempts.claimed("c1", List.of(Items.message("m1", "one")));
        attempts.said("s", Items.message("m2", "two"));
        attempts.said("s", Items.message("m2", "two"));

        assertThat(attempts.news("s", "c1")).extracting(Message::getId).containsExactly("m2");
        assertThat(attempts.news("s", "c1")).isEmpty();
        assertThat(attempts.news("s", "c2")).extracting(Message::getId).containsExactly("m1", "m2");
        assertThat(attempts.news("other", "c1")).isEmpty();
    }

    @Test
    void the_last_twenty_messages_are_kept() {
        IntStream.range(0, 25).forEach(i -> attempts.said("s", Items.message("m" + i, "x")));

        assertThat(attempts.news("s", "c1"))
                .hasSize(20)
                .last()
                .extracting(Message::getId)
                .isEqualTo("m24");
    }

    @Test
    void what_is_known_is_bounded_in_number_and_age() {
        var clock = new AtomicLong();
        var recent = new Recent<String>(2, Duration.ofSeconds(1), clock::get);
        recent.put("a", "1");
        recent.put("b", "2");
        recent.put("a", "3");
        recent.put("c", "4");
        assertThat(recent.get("b")).isEmpty();
        assertThat(recent.get("a")).contains("3");

        clock.set(Duration.ofSeconds(2).toNanos());
        assertThat(recent.get("a")).isEmpty();
        assertThat(recent.remove("c")).isEmpty();
    }
}
