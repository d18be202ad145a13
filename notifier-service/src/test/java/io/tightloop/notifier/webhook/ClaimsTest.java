package io.tightloop.notifier.webhook;

import static io.tightloop.notifier.webhook.Post.WEBHOOK;
import static io.tightloop.notifier.webhook.send.Conducts.answering;
import static io.tightloop.notifier.webhook.send.Conducts.inTurn;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.notifier.webhook.send.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A delivery is made by one at a time, and not for a webhook that does not listen. */
abstract class ClaimsTest extends DeliveryFixture {
    @Test
    void a_receiver_that_is_gone_is_told_nothing_more() throws Exception {
        try (var receiver = Receiver.that(inTurn(answering(410), answering(500)))) {
            post.subscribe(receiver.url());
            sessionsEnd("a", "b", "c");
            var first = post.claims().take(1, List.of()).getFirst();
            var underway = post.claims().take(1, List.of()).getFirst();

            assertThat(post.deliver(first)).isTrue();
            post.deliver(underway);
            sessionsEnd("d");

            assertThat(post.webhook().state()).isEqualTo("GONE");
            assertThat(post.delivery(first.delivery().id()).state()).isEqualTo("FAILED");
            assertThat(tables.texts("SELECT state FROM deliveries"))
                    .containsExactlyInAnyOrder("FAILED", "CANCELLED", "CANCELLED");
            clock.move(LONG);
            assertThat(post.take()).isEmpty();
        }
    }

    @Test
    void a_claim_whose_process_died_is_taken_again_under_its_id_after_the_lease() {
        post.subscribe("http://127.0.0.1:1/hook");
        sessionsEnd("a", "b");
        var taken = post.take();
        assertThat(taken).hasSize(2);

        clock.move(Duration.ofMillis(44_999));
        assertThat(post.take()).isEmpty();
        clock.move(Duration.ofMillis(1));
        assertThat(post.take())
                .extracting(again -> again.delivery().id())
                .containsExactlyInAnyOrderElementsOf(
                        taken.stream().map(one -> one.delivery().id()).toList());
    }

    @Test
    void two_takers_never_get_the_same_delivery() throws Exception {
        post.subscribe("http://127.0.0.1:1/hook");
        sessionsEnd(IntStream.range(0, 40).mapToObj(i -> "s" + i).toArray(String[]::new));
        var taken = new ConcurrentLinkedQueue<String>();
        Runnable taker = () -> {
            for (int i = 0; i < 40; i++) {
                post.claims()
                        .take(3, List.of())
                        .forEach(one -> taken.add(one.delivery().id()));
            }
        };

        var one = Thread.ofVirtual().start(taker);
        var other = Thread.ofVirtual().start(taker);
        one.join();
        other.join();

        assertThat(taken).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void an_outcome_of_a_lost_claim_adds_its_line_to_the_history_alone() throws Exception {
        try (var receiver = Receiver.that(inTurn(answering(200), answering(500)))) {
            post.subscribe(receiver.url());
            sessionsEnd("s");
            var lost = post.take().getFirst();
            clock.move(Duration.ofSeconds(45));
            assertThat(post.round()).isEqualTo(1);
            var delivered = post.delivery(onlyDelivery());

            assertThat(post.deliver(lost)).isFalse();

            var history = post.deliveries().find(onlyDelivery()).orElseThrow();
            assertThat(history.delivery()).isEqualTo(delivered);
            assertThat(history.delivery().state()).isEqualTo("DELIVERED");
            assertThat(history.attempts()).extracting(AttemptRow::status).containsExactlyInAnyOrder(200, 500);
            clock.move(LONG);
            assertThat(post.take()).isEmpty();
        }
    }

    @Test
    void a_paused_webhook_keeps_what_is_to_come_and_an_active_one_goes_on() throws Exception {
        try (var receiver = Receiver.that(answering(200))) {
            post.subscribe(WEBHOOK, receiver.url(), "[\"SESSION_ENDED\"]", WebhookRow.State.PAUSED);
            sessionsEnd("a", "b");
            clock.move(LONG);
            assertThat(post.take()).isEmpty();
            assertThat(tables.texts("SELECT state FROM deliveries")).containsOnly("PENDING");

            post.webhooks().change(WEBHOOK, row -> row.in(WebhookRow.State.ACTIVE, "", clock.millis()));

            assertThat(post.round()).isEqualTo(2);
            assertThat(tables.texts("SELECT state FROM deliveries")).containsExactly("DELIVERED", "DELIVERED");
        }
    }
}
