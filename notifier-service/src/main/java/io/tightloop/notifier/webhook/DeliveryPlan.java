package io.tightloop.notifier.webhook;

import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.table.Subscribers;
import io.tightloop.notifier.table.Told;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        var interests = webhooks.all(database).stream()
                .filter(WebhookRow::listens)
                .filter(webhook -> !webhook.id().equals(WebhookRow.CALLBACKS))
                .map(Interest::of)
                .toList();
        var labels = new HashMap<String, Map<String, String>>();
        var planned = new ArrayList<DeliveryRow>();
        if (told.stream().anyMatch(each -> each.callbackUrl().isPresent())) {
            webhooks.callbacks(database);
        }
        for (var each : told) {
            var session = each.session();
            for (var interest : interests) {
                if (interest.in(each, () -> labels.computeIfAbsent(session.id(), _ -> session.labelsByName()))) {
                    planned.add(DeliveryRow.to(interest.webhook(), each, now));
                }
            }
            each.callbackUrl().ifPresent(url -> planned.add(DeliveryRow.callback(url, each, now)));
        }
        DELIVERIES.insertAbsent(database, planned);
    }
}
