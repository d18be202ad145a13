package io.tightloop.notifier.webhook;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.Sha256;
import io.tightloop.notifier.table.Told;
import java.nio.charset.StandardCharsets;

/**
 * A notification on its way to one receiver.
 *
 * @param id the header {@code webhook-id}, the same in every attempt
 * @param url what is called, for callbacks; null for the webhook's own address
 * @param endpoint deliveries of one endpoint share its limit
 * @param state {@link State}
 * @param attempts made so far
 * @param attemptsBefore attempts after which the last redelivery was asked for
 * @param dueAt ms since the epoch; null when it is not to be sent
 * @param claim of who sends it now; null for nobody
 * @param createdAt ms since the epoch
 * @param endedAt ms since the epoch; null while it is PENDING
 */
@MappedEntity("deliveries")
public record DeliveryRow(
        @Id String id,
        String webhookId,
        @Nullable String url,
        String endpoint,
        String notificationId,
        String sessionId,
        String state,
        int attempts,
        int attemptsBefore,
        @Nullable Long dueAt,
        @Nullable String claim,
        long createdAt,
        @Nullable Long endedAt) {

    /** What became of it. */
    public enum State {
        /** It is sent, or kept while its webhook is paused. */
        PENDING,
        /** The receiver has answered 2xx. */
        DELIVERED,
        /** Every attempt has failed, or its address may not be called. */
        FAILED,
        /** Its webhook is gone. */
        CANCELLED
    }

    /** To a webhook, at once unless it is paused. */
    static DeliveryRow to(WebhookRow webhook, Told told, long now) {
        boolean held = webhook.state().equals(WebhookRow.State.PAUSED.name());
        return of(webhook.id(), null, webhook.id(), told, held ? null : now, now);
    }

    /** To an address that a brief or a task names, at once. */
    static DeliveryRow callback(String url, Told told, long now) {
        return of(WebhookRow.CALLBACKS, url, hash(url).substring(0, 32), told, now, now);
    }

    private static DeliveryRow of(String webhook, String url, String endpoint, Told told, Long due, long now) {
        var notification = told.notification();
        var id = "msg_" + hash(notification.id() + " " + endpoint).substring(0, 40);
        return new DeliveryRow(
                id,
                webhook,
                url,
                endpoint,
                notification.id(),
                notification.sessionId(),
                State.PENDING.name(),
                0,
                0,
                due,
                null,
                now,
                null);
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
