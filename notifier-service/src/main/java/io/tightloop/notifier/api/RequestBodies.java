package io.tightloop.notifier.api;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;

/** Bodies of requests as the description shows them; {@link WebhookReader} reads them. */
final class RequestBodies {
    private RequestBodies() {}

    /** Who has seen a notification. */
    @Introspected
    record Acknowledgement(@Nullable String by) {}

    /** A webhook to be told; without kinds, names or labels of everything. */
    @Introspected
    record Webhook(
            String url,
            @Nullable String description,
            @Nullable List<String> kinds,
            @Nullable List<String> names,
            @Nullable Map<String, String> labels,
            @Nullable String secret) {}

    /** What is to change; what is absent stays. State ACTIVE goes on after a pause, DISABLED switches off. */
    @Introspected
    record WebhookChange(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<String> kinds,
            @Nullable List<String> names,
            @Nullable Map<String, String> labels,
            @Nullable String state) {}

    /** A secret to change over to, made when absent; the one before signs too for the overlap, 24 h when absent. */
    @Introspected
    record Rotation(@Nullable String secret, @Nullable String overlap) {}

    /** Which deliveries are sent again: made from since to until; those in this state, FAILED when absent. */
    @Introspected
    record Redelivery(
            String since, @Nullable String until, @Nullable String state) {}
}
