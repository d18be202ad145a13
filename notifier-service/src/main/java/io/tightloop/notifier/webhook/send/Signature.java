package io.tightloop.notifier.webhook.send;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Signs a request as Standard Webhooks 1.0 has it: one {@code v1} signature for each secret, with spaces between. */
final class Signature {
    private Signature() {}

    static String of(Request request) {
        return request.secrets().stream().map(secret -> one(secret, request)).collect(Collectors.joining(" "));
    }

    private static String one(Secret secret, Request request) {
        try {
            var body = new String(request.body(), StandardCharsets.UTF_8);
            return new Webhook(secret.key())
                    .sign(request.id(), request.timestamp().getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("HMAC-SHA256 is not at hand", e);
        }
    }
}
