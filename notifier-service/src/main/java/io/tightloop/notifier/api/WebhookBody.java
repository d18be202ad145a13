package io.tightloop.notifier.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.notifier.webhook.WebhookRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A webhook as clients see it.
 *
 * @param state ACTIVE, PAUSED, DISABLED or GONE
 * @param stateReason why it is not ACTIVE; empty otherwise
 * @param failures attempts that have failed since the last one that did not
 * @param secret in the answer that makes it alone
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookBody(
        String id,
        String url,
        String description,
        List<String> kinds,
        List<String> names,
        Map<String, String> labels,
        String state,
        String stateReason,
        int failures,
        Instant createdAt,
        Instant updatedAt,
        String secret) {

    static WebhookBody of(WebhookRow row) {
        return of(row, null);
    }

    static WebhookBody withSecret(WebhookRow row) {
        return of(row, row.secret());
    }

    private static WebhookBody of(WebhookRow row, String secret) {
        return new WebhookBody(
                row.id(),
                row.url(),
                row.description(),
                Kinds.lower(row.kindList()),
                row.nameList(),
                row.labelsByName(),
                row.state(),
                row.stateReason(),
                row.failures(),
                Instant.ofEpochMilli(row.createdAt()),
                Instant.ofEpochMilli(row.updatedAt()),
                secret);
    }

    /**
     * What verifies signatures.
     *
     * @param previous signs too while it is there
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SecretBody(String secret, String previous, Instant previousUntil) {
        static SecretBody of(WebhookRow row, Instant now) {
            boolean two = row.previousSecret() != null && row.previousUntil() > now.toEpochMilli();
            return new SecretBody(
                    row.secret(),
                    two ? row.previousSecret() : null,
                    two ? Instant.ofEpochMilli(row.previousUntil()) : null);
        }
    }
}
