package io.tightloop.notifier.webhook;

import static io.tightloop.notifier.webhook.Post.WEBHOOK;
import static io.tightloop.notifier.webhook.send.Conducts.answering;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.rows.Json;
import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.webhook.send.Receiver;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name that says nothing of where it leads is not called when it leads to this machine. */
abstract class ForbiddenAddressTest extends DeliveryFixture {
    @Inject
    Addresses addresses;

    private Receiver receiver;
    private String url;

    @BeforeEach
    void a_receiver_that_only_this_machine_reaches() throws Exception {
        receiver = Receiver.that(answering(200));
        url = receiver.url("localhost");
        assertThat(addresses.refusal(url)).as("told by its text").isEmpty();
    }

    @AfterEach
    void nobody_has_called_it() throws Exception {
        assertThat(receiver.connections()).isZero();
        receiver.close();
    }

    @Test
    void a_webhook_at_it_fails_at_once_and_is_paused_and_told_of() {
        post.subscribe(url);
        sessionsEnd("s");

        assertThat(post.deliver(post.take().getFirst())).isTrue();

        assertRefused(onlyDelivery());
        assertThat(post.webhook().state()).isEqualTo("PAUSED");
        assertTold(WEBHOOK);
    }

    @Test
    void an_address_of_a_brief_at_it_fails_at_once_and_is_told_of() {
        var story = story("s");
        store.store(List.of(story.planned(story.started(1, url, Story.USUAL)), story.reviewed(story.ended(2))));
        var claimed = post.take().getFirst();

        assertThat(post.deliver(claimed)).isTrue();

        assertRefused(claimed.delivery().id());
        assertThat(post.webhooks().find(WebhookRow.CALLBACKS).orElseThrow().state())
                .isEqualTo("ACTIVE");
        assertTold(WebhookRow.CALLBACKS);
    }

    /** For good, with its reason. */
    private void assertRefused(String delivery) {
        var history = post.deliveries().find(delivery).orElseThrow();
        assertThat(history.delivery().state()).isEqualTo("FAILED");
        assertThat(history.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isZero();
            assertThat(attempt.error())
                    .startsWith("ADDRESS_REFUSED: localhost is at ")
                    .endsWith(", which is loopback and not allowed");
        });
        clock.move(LONG);
        assertThat(post.take()).isEmpty();
    }

    private void assertTold(String subject) {
        assertThat(tables.kinds(0)).containsOnlyOnce("DELIVERY_FAILED");
        var told = tables.told(0).getLast();
        assertThat(told.kind()).isEqualTo("DELIVERY_FAILED");
        assertThat(told.subject()).isEqualTo(subject);
        assertThat(told.text()).contains(url, "loopback and not allowed");
        assertThat(Json.read(told.data()).get("reason").asText()).contains("loopback and not allowed");
    }
}
