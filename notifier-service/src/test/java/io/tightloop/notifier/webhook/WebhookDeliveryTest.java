package io.tightloop.notifier.webhook;

import static io.tightloop.notifier.webhook.Post.WEBHOOK;
import static io.tightloop.notifier.webhook.send.Conducts.answering;
import static io.tightloop.notifier.webhook.send.Conducts.inTurn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.tightloop.baton.rows.Json;
import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.webhook.send.Receiver;
import io.tightloop.notifier.webhook.send.Receiver.Received;
import io.tightloop.notifier.webhook.send.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What receivers answer decides what becomes of a delivery and of its webhook. */
abstract class WebhookDeliveryTest extends DeliveryFixture {
    @Test
    void a_receiver_that_answers_is_told_once_and_can_verify_it() throws Exception {
        try (var receiver = Receiver.that(answering(200))) {
            post.subscribe(receiver.url());
            sessionsEnd("s");

            assertThat(post.round()).isEqualTo(1);
            clock.move(LONG);
            assertThat(post.round()).isZero();

            var received = receiver.received().getFirst();
            verify(received, Post.SECRET);
            var event = Json.read(received.text());
            assertThat(event.get("specversion").asText()).isEqualTo("1.0");
            assertThat(event.get("type").asText()).isEqualTo("io.tightloop.session_ended");
            assertThat(event.get("subject").asText()).isEqualTo("s");
            assertThat(event.get("data").get("kind").asText()).isEqualTo("session_ended");
            assertThat(event.get("data").get("labels").get("team").asText()).isEqualTo("docs");
            assertThat(event.get("id")).isEqualTo(event.get("data").get("id"));
            assertThat(post.delivery(received.header("webhook-id")).state()).isEqualTo("DELIVERED");
        }
    }

    @Test
    void a_delivery_that_fails_is_sent_again_under_its_id_until_the_schedule_ends() throws Exception {
        try (var receiver = Receiver.that(answering(500, "no"))) {
            post.subscribe(receiver.url());
            sessionsEnd("s");

            assertThat(post.round()).isEqualTo(1);
            clock.move(Duration.ofSeconds(3));
            assertThat(post.round()).isZero();
            for (int attempt = 2; attempt <= 8; attempt++) {
                clock.move(LONG);
                assertThat(post.round()).isEqualTo(1);
            }
            clock.move(LONG);
            assertThat(post.round()).isZero();

            assertThat(receiver.received())
                    .hasSize(8)
                    .extracting(WebhookDeliveryTest::id)
                    .containsOnly(onlyDelivery());
            assertThat(receiver.received())
                    .extracting(Received::text)
                    .containsOnly(receiver.received().getFirst().text());
            var history = post.deliveries().find(onlyDelivery()).orElseThrow();
            assertThat(history.delivery().state()).isEqualTo("FAILED");
            assertThat(history.attempts()).extracting(AttemptRow::attempt).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(history.attempts()).extracting(AttemptRow::status).containsOnly(500);
            assertThat(post.webhook().state()).isEqualTo("PAUSED");
            assertThat(tables.kinds(0)).endsWith("SESSION_ENDED", "DELIVERY_FAILED");
            assertThat(tables.told(0).getLast().subject()).isEqualTo(WEBHOOK);
        }
    }

    @Test
    void others_hear_of_a_delivery_that_has_failed_and_the_one_that_failed_does_not() throws Exception {
        try (var receiver = Receiver.that(answering(410));
                var ops = Receiver.that(answering(204))) {
            post.subscribe(WEBHOOK, receiver.url(), "[]", WebhookRow.State.ACTIVE);
            post.subscribe("wh_ops", ops.url(), "[\"DELIVERY_FAILED\"]", WebhookRow.State.ACTIVE);
            var story = story("s");
            store.store(List.of(story.planned(story.started(1))));

            post.round();
            post.round();

            assertThat(receiver.received()).hasSize(1);
            assertThat(ops.received()).hasSize(1);
            assertThat(ops.received().getFirst().text()).contains("delivery_failed", "410");
        }
    }

    @Test
    void a_receiver_that_says_when_is_not_asked_before() throws Exception {
        try (var receiver = Receiver.that(inTurn(answering(503, "", "Retry-After: 3600"), answering(200)))) {
            post.subscribe(receiver.url());
            sessionsEnd("s");
            post.round();

            clock.move(Duration.ofSeconds(3_599));
            assertThat(post.round()).isZero();
            clock.move(Duration.ofSeconds(1));
            assertThat(post.round()).isEqualTo(1);
            assertThat(post.delivery(onlyDelivery()).state()).isEqualTo("DELIVERED");
        }
    }

    @Test
    void one_delivery_or_those_of_a_time_are_sent_again_under_their_ids() throws Exception {
        try (var receiver = Receiver.that(answering(200))) {
            post.subscribe(receiver.url());
            sessionsEnd("a", "b");
            post.round();
            var ids = tables.texts("SELECT id FROM deliveries ORDER BY id");
            long made = clock.millis();

            post.deliveries().again(ids.getFirst());
            assertThat(post.round()).isEqualTo(1);
            assertThat(post.deliveries().again(WEBHOOK, "DELIVERED", made + 1, made + 2))
                    .isZero();
            assertThat(post.deliveries().again(WEBHOOK, "FAILED", made, made + 1))
                    .isZero();
            assertThat(post.deliveries().again(WEBHOOK, "DELIVERED", made, made + 1))
                    .isEqualTo(2);
            assertThat(post.round()).isEqualTo(2);

            assertThat(receiver.received())
                    .extracting(WebhookDeliveryTest::id)
                    .hasSize(5)
                    .hasSameElementsAs(ids);
            assertThat(post.delivery(ids.getFirst()).attempts()).isEqualTo(3);
            assertThat(post.delivery(ids.getFirst()).attemptsBefore()).isEqualTo(2);
        }
    }

    @Test
    void two_secrets_sign_while_they_overlap_and_one_after_it() throws Exception {
        try (var receiver = Receiver.that(answering(200))) {
            post.subscribe(receiver.url());
            var next = Secret.create();
            long now = clock.millis();
            post.webhooks().change(WEBHOOK, row -> row.rotated(next.text(), now + 1_000, now));
            sessionsEnd("a");
            post.round();
            clock.move(Duration.ofSeconds(1));
            sessionsEnd("b");
            post.round();

            verify(receiver.received().getFirst(), Post.SECRET);
            verify(receiver.received().getFirst(), next);
            verify(receiver.received().getLast(), next);
            assertThatThrownBy(() -> verify(receiver.received().getLast(), Post.SECRET))
                    .isInstanceOf(WebhookVerificationException.class);
        }
    }

    @Test
    void the_address_of_a_brief_is_called_though_nobody_has_asked_for_its_secret() throws Exception {
        try (var receiver = Receiver.that(answering(200))) {
            var story = story("s");
            store.store(List.of(
                    story.planned(story.started(1, receiver.url(), Story.USUAL)), story.reviewed(story.ended(2))));

            assertThat(post.take()).hasSize(1).allSatisfy(claimed -> {
                assertThat(claimed.webhook()).isNotNull();
                post.deliver(claimed);
            });

            var secret =
                    post.webhooks().find(WebhookRow.CALLBACKS).orElseThrow().secret();
            verify(receiver.received().getFirst(), new Secret(secret));
        }
    }

    private static String id(Received received) {
        return received.header("webhook-id");
    }

    private static void verify(Received received, Secret secret) throws Exception {
        new Webhook(secret.text()).verify(received.text(), received.headers());
    }
}
