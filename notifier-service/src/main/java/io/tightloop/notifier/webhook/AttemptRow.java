package io.tightloop.notifier.webhook;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.notifier.webhook.send.Outcome;

/**
 * One attempt at a delivery.
 *
 * @param id the delivery's, a slash, the attempt, a slash, the beginning of the claim: a lost one has its line too
 * @param attempt from 1
 * @param attemptedAt ms since the epoch
 * @param status HTTP status; 0 without an answer
 * @param error why there was no answer; null with one
 * @param answer beginning of the body; null without one
 */
@MappedEntity("delivery_attempts")
public record AttemptRow(
        @Id String id,
        String deliveryId,
        int attempt,
        long attemptedAt,
        long tookMs,
        int status,
        @Nullable String error,
        @Nullable String answer) {

    static AttemptRow of(DeliveryRow delivery, Outcome outcome, long at) {
        int attempt = delivery.attempts() + 1;
        var id = "%s/%d/%.8s".formatted(delivery.id(), attempt, delivery.claim());
        return switch (outcome) {
            case Outcome.Answered answered ->
                new AttemptRow(
                        id, delivery.id(), attempt, at, answered.tookMs(), answered.status(), null, answered.excerpt());
            case Outcome.Failed failed ->
                new AttemptRow(
                        id,
                        delivery.id(),
                        attempt,
                        at,
                        failed.tookMs(),
                        0,
                        failed.reason() + ": " + failed.text(),
                        null);
        };
    }
}
