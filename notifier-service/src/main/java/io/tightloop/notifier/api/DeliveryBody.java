package io.tightloop.notifier.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.notifier.webhook.AttemptRow;
import io.tightloop.notifier.webhook.Deliveries;
import io.tightloop.notifier.webhook.DeliveryRow;
import java.time.Instant;
import java.util.List;

/**
 * A delivery as clients see it.
 *
 * @param id the header {@code webhook-id} of each of its requests
 * @param url of callbacks alone
 * @param state PENDING, DELIVERED, FAILED or CANCELLED
 * @param attempts made so far
 * @param dueAt when it is sent next; absent when it is not, or is kept while its webhook is paused
 * @param history in the answer for one delivery alone
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryBody(
        String id,
        String webhookId,
        String url,
        String notificationId,
        String sessionId,
        String state,
        int attempts,
        Instant dueAt,
        Instant createdAt,
        Instant endedAt,
        List<Attempt> history) {

    /**
     * One attempt.
     *
     * @param status of the answer; absent without one
     * @param error why there was none
     * @param answer the beginning of its body
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attempt(int attempt, Instant at, long tookMs, Integer status, String error, String answer) {
        static Attempt of(AttemptRow row) {
            return new Attempt(
                    row.attempt(),
                    Instant.ofEpochMilli(row.attemptedAt()),
                    row.tookMs(),
                    row.status() == 0 ? null : row.status(),
                    row.error(),
                    row.answer());
        }
    }

    static DeliveryBody of(DeliveryRow row) {
        return of(row, null);
    }

    static DeliveryBody of(Deliveries.History history) {
        return of(
                history.delivery(), history.attempts().stream().map(Attempt::of).toList());
    }

    private static DeliveryBody of(DeliveryRow row, List<Attempt> history) {
        return new DeliveryBody(
                row.id(),
                row.webhookId(),
                row.url(),
                row.notificationId(),
                row.sessionId(),
                row.state(),
                row.attempts(),
                row.dueAt() == null ? null : Instant.ofEpochMilli(row.dueAt()),
                Instant.ofEpochMilli(row.createdAt()),
                row.endedAt() == null ? null : Instant.ofEpochMilli(row.endedAt()),
                history);
    }
}
