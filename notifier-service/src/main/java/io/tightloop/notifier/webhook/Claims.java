package io.tightloop.notifier.webhook;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.notifier.table.SessionRow;
import jakarta.inject.Named;
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

    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final Duration lease;

    Claims(@Named("notifier") TransactionOperations<Connection> transactions, Clock clock, WebhookSettings settings) {
        this.transactions = transactions;
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
        return transactions.executeWrite(transaction -> {
            try {
                return take(transaction.getConnection(), most, busy);
            } catch (SQLException e) {
                throw new DataAccessException("Deliveries cannot be claimed", e);
            }
        });
    }

    private List<Claimed> take(Connection database, int most, Collection<String> busy) throws SQLException {
        long now = clock.millis();
        var ids = due(database, now, most, busy);
        if (ids.isEmpty()) {
            return List.of();
        }
        var claim = UUID.randomUUID().toString();
        claim(database, ids, claim, now + lease.toMillis());
        var deliveries = DELIVERIES.read(database, ids);
        var webhooks = WEBHOOKS.read(database, distinct(deliveries.values(), true));
        var sessions = SESSIONS.read(database, distinct(deliveries.values(), false));
        var notifications = NOTIFICATIONS.read(
                database,
                deliveries.values().stream().map(DeliveryRow::notificationId).toList());
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

    private static List<String> due(Connection database, long now, int most, Collection<String> busy)
            throws SQLException {
        var others = busy.isEmpty()
                ? ""
                : " AND endpoint NOT IN (" + String.join(", ", Collections.nCopies(busy.size(), "?")) + ")";
        var sql = "SELECT id FROM deliveries WHERE due_at <= ?" + others
                + " ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED";
        try (var statement = database.prepareStatement(sql)) {
            int place = 1;
            statement.setLong(place++, now);
            for (var endpoint : busy) {
                statement.setString(place++, endpoint);
            }
            statement.setInt(place, most);
            try (var rows = statement.executeQuery()) {
                var ids = new ArrayList<String>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        }
    }

    private static void claim(Connection database, List<String> ids, String claim, long until) throws SQLException {
        try (var statement = database.prepareStatement("UPDATE deliveries SET claim = ?, due_at = ? WHERE id = ?")) {
            for (var id : ids) {
                statement.setString(1, claim);
                statement.setLong(2, until);
                statement.setString(3, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static Collection<String> distinct(Collection<DeliveryRow> deliveries, boolean webhooks) {
        return deliveries.stream()
                .map(webhooks ? DeliveryRow::webhookId : DeliveryRow::sessionId)
                .distinct()
                .toList();
    }
}
