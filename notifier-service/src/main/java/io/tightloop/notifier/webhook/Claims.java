package io.tightloop.notifier.webhook;

import io.tightloop.baton.rows.Database;
import io.tightloop.baton.rows.Sql;
import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.notifier.table.SessionRow;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Takes deliveries that are due, each for one instance: what is claimed is due again after the lease, so that nothing is
 * lost when whoever sends it dies before it says what came of it.
 */
@Singleton
class Claims {
    private static final Table<DeliveryRow> DELIVERIES = Table.of(DeliveryRow.class);
    private static final Table<NotificationRow> NOTIFICATIONS = Table.of(NotificationRow.class);
    private static final Table<SessionRow> SESSIONS = Table.of(SessionRow.class);
    private static final Table<WebhookRow> WEBHOOKS = Table.of(WebhookRow.class);

    private final Database database;
    private final Clock clock;
    private final Duration lease;

    Claims(Database database, Clock clock, WebhookSettings settings) {
        this.database = database;
        this.clock = clock;
        this.lease = settings.timeout().plus(settings.grace());
    }

    /** Something to send now. */
    record Claimed(DeliveryRow delivery, WebhookRow webhook, NotificationRow notification, SessionRow session) {
        String url() {
            return delivery.url() == null ? webhook.url() : delivery.url();
        }
    }

    /** At most so many that are due, of other endpoints than these; the longest due first. */
    List<Claimed> take(int most, Collection<String> busy) {
        return database.write("Deliveries cannot be claimed", tables -> take(tables, most, busy));
    }

    private List<Claimed> take(Connection tables, int most, Collection<String> busy) throws SQLException {
        long now = clock.millis();
        var ids = due(tables, now, most, busy);
        if (ids.isEmpty()) {
            return List.of();
        }
        var claim = UUID.randomUUID().toString();
        claim(tables, ids, claim, now + lease.toMillis());
        var deliveries = DELIVERIES.read(tables, ids);
        var webhooks = WEBHOOKS.read(tables, distinct(deliveries.values(), DeliveryRow::webhookId));
        var sessions = SESSIONS.read(tables, distinct(deliveries.values(), DeliveryRow::sessionId));
        var notifications = NOTIFICATIONS.read(tables, distinct(deliveries.values(), DeliveryRow::notificationId));
        var claimed = new ArrayList<Claimed>();
        for (var id : ids) {
            var delivery = deliveries.get(id);
            claimed.add(new Claimed(
                    delivery,
                    webhooks.get(delivery.webhookId()),
                    notifications.get(delivery.notificationId()),
                    sessions.get(delivery.sessionId())));
        }
        return claimed;
    }

    private static List<String> due(Connection tables, long now, int most, Collection<String> busy)
            throws SQLException {
        var others = busy.isEmpty()
                ? ""
                : " AND endpoint NOT IN (" + String.join(", ", Collections.nCopies(busy.size(), "?")) + ")";
        var query = "SELECT id FROM deliveries WHERE due_at <= ?" + others
                + " ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED";
        var values = new ArrayList<Object>();
        values.add(now);
        values.addAll(busy);
        values.add(most);
        return Sql.texts(tables, query, values.toArray());
    }

    private static void claim(Connection tables, List<String> ids, String claim, long until) throws SQLException {
        try (var statement = tables.prepareStatement("UPDATE deliveries SET claim = ?, due_at = ? WHERE id = ?")) {
            for (var id : ids) {
                statement.setString(1, claim);
                statement.setLong(2, until);
                statement.setString(3, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static List<String> distinct(Collection<DeliveryRow> deliveries, Function<DeliveryRow, String> id) {
        return deliveries.stream().map(id).distinct().toList();
    }
}
