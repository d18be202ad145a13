package io.tightloop.notifier.webhook;

import io.tightloop.notifier.webhook.send.AddressGuard;
import io.tightloop.notifier.webhook.send.Allowed;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says which addresses may be called by this installation's settings. */
@Singleton
public final class Addresses {
    private final AddressGuard guard;

    Addresses(WebhookSettings settings) {
        this.guard = new AddressGuard(Allowed.of(settings.allow()));
    }

    /** Why an address may not be called, as far as its text tells; empty when it may. */
    public Optional<String> refusal(String url) {
        return guard.refusal(url);
    }

    AddressGuard guard() {
        return guard;
    }
}
