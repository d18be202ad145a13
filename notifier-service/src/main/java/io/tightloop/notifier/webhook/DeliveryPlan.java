package io.tightloop.notifier.webhook;

import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.table.Subscribers;
import io.tightloop.notifier.table.Told;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Plans a delivery for each webhook that wants a notification, and for the address that asked for it alone. */
@Singleton
class DeliveryPlan implements Subscribers {
    private static final Table<DeliveryRow> DELIVERIES = Table.of(DeliveryRow.class);

    private final Webhooks webhooks;
    private final Clock clock;

    DeliveryPlan(Webhooks webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Override
    public void plan(Connection database, List<Told> told) throws SQLException {
        long now = clock.millis();
        var listening =
                webhooks.all(database).stream().filter(WebhookRow::listens).toList();
        var planned = new ArrayList<DeliveryRow>();
        if (told.stream().anyMatch(each -> each.callbackUrl().isPresent())) {
            webhooks.callbacks(database);
        }
        for (var each : told) {
            listening.stream()
                    .filter(webhook -> webhook.wants(each))
                    .forEach(webhook -> planned.add(DeliveryRow.to(webhook, each, now)));
            each.callbackUrl().ifPresent(url -> planned.add(DeliveryRow.callback(url, each, now)));
        }
        DELIVERIES.insertAbsent(database, planned);
    }
}
