package io.tightloop.notifier.webhook;

import io.tightloop.notifier.table.Told;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a webhook wants to hear of, read once for many notifications; empty sets and no labels let all through. */
record Interest(WebhookRow webhook, Set<String> kinds, Set<String> names, Map<String, String> labels) {
    static Interest of(WebhookRow webhook) {
        return new Interest(
                webhook, new HashSet<>(webhook.kindList()), new HashSet<>(webhook.nameList()), webhook.labelsByName());
    }

    /** Whether it wants this one, of a session with these labels; it is never told of its own failures. */
    boolean in(Told told, Supplier<Map<String, String>> sessionLabels) {
        var notification = told.notification();
        return !webhook.id().equals(notification.subject())
                && (kinds.isEmpty() || kinds.contains(notification.kind()))
                && (names.isEmpty() || names.contains(told.session().name()))
                && (labels.isEmpty() || sessionLabels.get().entrySet().containsAll(labels.entrySet()));
    }
}
