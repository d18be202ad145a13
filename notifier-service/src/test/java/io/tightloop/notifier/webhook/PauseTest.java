package io.tightloop.notifier.webhook;

import static io.tightloop.notifier.webhook.Post.WEBHOOK;
import static io.tightloop.notifier.webhook.send.Conducts.answering;
import static io.tightloop.notifier.webhook.send.Conducts.inTurn;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.notifier.webhook.send.Receiver;
import io.tightloop.notifier.webhook.send.Receiver.Conduct;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A webhook that fails again and again is paused, which is told once, and nothing of it is lost. */
abstract class PauseTest extends DeliveryFixture {
    /** As configuration says without a word. */
    private static final int PAUSE_AFTER = 100;

    private static final String WAITING =
            "SELECT id FROM deliveries WHERE state = 'PENDING' AND due_at IS NULL AND claim IS NULL ORDER BY id";

    private int ended;

    @Test
    void so_many_failed_attempts_in_a_row_pause_it_and_all_arrives_when_it_goes_on() throws Exception {
        var refusing = Stream.generate(() -> answering(500)).limit(PAUSE_AFTER + 1);
        try (var receiver = Receiver.that(
                inTurn(Stream.concat(refusing, Stream.of(answering(200))).toArray(Conduct[]::new)))) {
            post.subscribe(receiver.url());
            endMany(PAUSE_AFTER + 2);
            var taken = post.claims().take(PAUSE_AFTER, List.of());
            var underway = post.claims().take(1, List.of()).getFirst();

            assertThat(taken.subList(0, PAUSE_AFTER - 1).stream().filter(post::deliver))
                    .isEmpty();
            assertThat(post.webhook().state()).isEqualTo("ACTIVE");
            assertThat(post.deliver(taken.getLast())).isTrue();
            assertThat(post.deliver(underway)).as("told a second time").isFalse();

            assertThat(post.webhook().state()).isEqualTo("PAUSED");
            assertThat(post.webhook().stateReason()).isEqualTo("100 attempts in a row have failed");
            assertThat(tables.kinds(0)).containsOnlyOnce("DELIVERY_FAILED");
            assertThat(tables.told(0).getLast().text())
                    .contains(receiver.url(), "100 attempts in a row have failed", "kept until");
            assertThat(tables.texts(WAITING)).hasSize(PAUSE_AFTER + 2);
            endMany(1);
            clock.move(LONG);
            assertThat(post.take()).isEmpty();

            post.webhooks().change(WEBHOOK, row -> row.in(WebhookRow.State.ACTIVE, "", clock.millis()));

            assertThat(post.round() + post.round()).isEqualTo(PAUSE_AFTER + 3);
            assertThat(tables.texts("SELECT state FROM deliveries"))
                    .hasSize(PAUSE_AFTER + 3)
                    .containsOnly("DELIVERED");
            assertThat(receiver.received().stream().skip(PAUSE_AFTER + 1).map(one -> one.header("webhook-id")))
                    .containsExactlyInAnyOrderElementsOf(tables.texts("SELECT id FROM deliveries"));
            assertThat(post.webhook().failures()).isZero();
            assertThat(tables.kinds(0)).containsOnlyOnce("DELIVERY_FAILED");
        }
    }

    @Test
    void one_success_begins_the_row_anew() throws Exception {
        var refused = Stream.generate(() -> answering(500)).limit(PAUSE_AFTER - 1);
        try (var receiver = Receiver.that(inTurn(Stream.concat(refused, Stream.of(answering(200), answering(500)))
                .toArray(Conduct[]::new)))) {
            post.subscribe(receiver.url());
            endMany(PAUSE_AFTER - 1);
            post.round();
            assertThat(post.webhook().failures()).isEqualTo(PAUSE_AFTER - 1);
            endMany(2);

            assertThat(post.round()).isEqualTo(2);

            assertThat(post.webhook().state()).isEqualTo("ACTIVE");
            assertThat(post.webhook().failures()).isEqualTo(1);
            assertThat(tables.kinds(0)).doesNotContain("DELIVERY_FAILED");
        }
    }

    @Test
    void what_was_under_way_when_somebody_switched_it_off_is_no_news() throws Exception {
        try (var receiver = Receiver.that(answering(500))) {
            post.subscribe(receiver.url());
            endMany(1);
            var underway = post.take().getFirst();
            post.webhooks().change(WEBHOOK, row -> row.in(WebhookRow.State.DISABLED, "", clock.millis()));

            assertThat(post.deliver(underway)).isFalse();

            assertThat(post.delivery(onlyDelivery()).state()).isEqualTo("CANCELLED");
            assertThat(tables.kinds(0)).doesNotContain("DELIVERY_FAILED");
        }
    }

    private void endMany(int sessions) {
        sessionsEnd(IntStream.range(ended, ended + sessions)
                .mapToObj(number -> "s" + number)
                .toArray(String[]::new));
        ended += sessions;
    }
}
