package io.tightloop.notifier.webhook;

import io.tightloop.baton.rows.Json;
import io.tightloop.notifier.table.NotificationBody;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.notifier.webhook.Claims.Claimed;
import io.tightloop.notifier.webhook.send.CloudEvent;
import io.tightloop.notifier.webhook.send.Limits;
import io.tightloop.notifier.webhook.send.Outcome;
import io.tightloop.notifier.webhook.send.Request;
import io.tightloop.notifier.webhook.send.WebhookClient;
import io.tightloop.schemas.NotificationKind;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Turns a delivery into a signed CloudEvent and sends it. */
@Singleton
class Sender {
    private static final String VERSION = "0.1";

    private final WebhookClient client;
    private final Clock clock;

    Sender(WebhookSettings settings, Addresses addresses, Clock clock) {
        var limits = new Limits(settings.connectTimeout(), settings.timeout());
        this.client = new WebhookClient(limits, addresses.guard(), VERSION);
        this.clock = clock;
    }

    /** Sends it once, and waits for what comes of it. */
    Outcome send(Claimed claimed) {
        var delivery = claimed.delivery();
        long now = clock.millis();
        return client.send(new Request(
                delivery.id(),
                claimed.url(),
                Instant.ofEpochMilli(now),
                event(claimed).json(),
                claimed.webhook().secrets(now),
                delivery.attempts() + 1));
    }

    /** The same in every attempt: what happened does not change. */
    private static CloudEvent event(Claimed claimed) {
        var notification = claimed.notification();
        var session = claimed.session();
        var kind = NotificationRow.word(NotificationKind.valueOf(notification.kind()));
        return new CloudEvent(
                notification.id(),
                "/tightloop/notifier",
                "io.tightloop." + kind.toLowerCase(Locale.ROOT),
                Optional.of(notification.sessionId()),
                Instant.ofEpochMilli(notification.happenedAt()),
                Json.tree(NotificationBody.sent(notification, session)));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
