package io.tightloop.notifier.webhook;

import io.tightloop.notifier.notice.Data;
import io.tightloop.notifier.notice.Notice;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.notifier.webhook.Claims.Claimed;
import io.tightloop.schemas.NotificationKind;
import io.tightloop.schemas.Phase;
import java.util.Optional;

/** Tells people of a delivery that has failed, and of what has become of its webhook. */
final class DeliveryFailure {
    private DeliveryFailure() {}

    static NotificationRow of(Claimed claimed, Optional<WebhookRow> webhook, String why, long now) {
        var delivery = claimed.delivery();
        var state = webhook.map(WebhookRow::state).orElse("");
        var reason = why.isEmpty() ? webhook.map(WebhookRow::stateReason).orElse("") : why;
        var data = Data.none()
                .and("deliveryId", delivery.id())
                .and("notificationId", delivery.notificationId())
                .and("url", claimed.url())
                .and("attempts", delivery.attempts() + 1)
                .and("reason", reason)
                .and("webhookState", state);
        var text = "Notifications cannot be delivered to %s: %s%s."
                .formatted(
                        claimed.url(),
                        reason,
                        state.equals(WebhookRow.State.PAUSED.name())
                                ? "; what is to come is kept until the webhook is active again"
                                : "");
        var notice = new Notice(
                NotificationKind.DELIVERY_FAILED, Phase.UNKNOWN, 0, delivery.webhookId(), text, data.text(), now);
        var id = "%s-%s-%d"
                .formatted(
                        NotificationRow.word(NotificationKind.DELIVERY_FAILED), delivery.id(), delivery.attempts() + 1);
        return NotificationRow.of(id, claimed.notification().shard(), delivery.sessionId(), notice);
    }
}
