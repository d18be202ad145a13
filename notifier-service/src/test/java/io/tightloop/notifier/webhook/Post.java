package io.tightloop.notifier.webhook;

import io.tightloop.notifier.webhook.Claims.Claimed;
import io.tightloop.notifier.webhook.send.Secret;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** What the dispatcher does, step by step. */
@Singleton
record Post(Claims claims, Sender sender, Results results, Webhooks webhooks, Deliveries deliveries, Clock clock) {
    static final String WEBHOOK = "wh_1";
    static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /** Somebody who is told of the ends of sessions. */
    void subscribe(String url) {
        subscribe(WEBHOOK, url, "[\"SESSION_ENDED\"]", WebhookRow.State.ACTIVE);
    }

    void subscribe(String id, String url, String kinds, WebhookRow.State state) {
        long now = clock.millis();
        webhooks.add(new WebhookRow(
                id, url, "", kinds, "[]", "{}", SECRET.text(), null, null, state.name(), "", 0, now, now));
    }

    List<Claimed> take() {
        return claims.take(100, List.of());
    }

    /** Sends one and stores what comes of it; whether a person is told. */
    boolean deliver(Claimed claimed) {
        long at = clock.millis();
        return results.store(claimed, sender.send(claimed), at);
    }

    /** Delivers all that is due; how many. */
    int round() {
        var taken = take();
        taken.forEach(this::deliver);
        return taken.size();
    }

    DeliveryRow delivery(String id) {
        return deliveries.find(id).orElseThrow().delivery();
    }

    WebhookRow webhook() {
        return webhooks.find(WEBHOOK).orElseThrow();
    }
}
