package io.tightloop.notifier.webhook;

import io.tightloop.baton.rows.Database;
import io.tightloop.baton.rows.Sql;
import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.webhook.send.Secret;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Who is told by HTTP: the table {@code webhooks}, in which there are a few hundred rows at most. */
@Singleton
public class Webhooks {
    /** Most webhooks of an installation. */
    public static final int MOST = 1_000;

    private static final Table<WebhookRow> TABLE = Table.of(WebhookRow.class);
    private static final String IDS = "SELECT id FROM webhooks ORDER BY created_at, id";
    private static final String HOLD = "SELECT id FROM webhooks WHERE id = ? FOR UPDATE";
    private static final String CANCEL = "UPDATE deliveries SET state = 'CANCELLED', due_at = NULL, ended_at = ?"
            + " WHERE webhook_id = ? AND state = 'PENDING'";
    private static final String GO_ON =
            "UPDATE deliveries SET due_at = ? WHERE webhook_id = ? AND state = 'PENDING' AND due_at IS NULL";
    private static final String UNREADABLE = "The webhooks cannot be read";

    private final Database database;
    private final Clock clock;

    Webhooks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All of them, the oldest first. */
    public List<WebhookRow> all() {
        return database.read(UNREADABLE, this::all);
    }

    /** One of them; the one of callbacks is made when it is first asked for. */
    public Optional<WebhookRow> find(String id) {
        return database.write(UNREADABLE, tables -> find(tables, id));
    }

    /** Stores a new one. */
    public void add(WebhookRow webhook) {
        database.write(UNREADABLE, tables -> {
            TABLE.insert(tables, List.of(webhook));
            return webhook;
        });
    }

    /** Changes one, with what follows for its deliveries; empty when it is not there. */
    public Optional<WebhookRow> change(String id, UnaryOperator<WebhookRow> change) {
        return database.write(UNREADABLE, tables -> change(tables, id, change));
    }

    /** Forgets one; what was to be delivered to it is cancelled. */
    public boolean remove(String id) {
        return database.write(UNREADABLE, tables -> {
            var found = TABLE.read(tables, List.of(id));
            TABLE.delete(tables, found.values());
            Sql.update(tables, CANCEL, clock.millis(), id);
            return !found.isEmpty();
        });
    }

    List<WebhookRow> all(Connection tables) throws SQLException {
        return TABLE.find(tables, IDS);
    }

    Optional<WebhookRow> find(Connection tables, String id) throws SQLException {
        var found = TABLE.read(tables, List.of(id)).get(id);
        if (found == null && id.equals(WebhookRow.CALLBACKS)) {
            return Optional.of(callbacks(tables));
        }
        return Optional.ofNullable(found);
    }

    /** What stands for the addresses of briefs and tasks; made with its secret when it is first needed. */
    WebhookRow callbacks(Connection tables) throws SQLException {
        var ids = List.of(WebhookRow.CALLBACKS);
        var found = TABLE.read(tables, ids).get(WebhookRow.CALLBACKS);
        if (found == null) {
            TABLE.insertAbsent(tables, List.of(callbacks()));
            found = TABLE.read(tables, ids).get(WebhookRow.CALLBACKS);
        }
        return found;
    }

    /** Changes one while it is held. */
    Optional<WebhookRow> change(Connection tables, String id, UnaryOperator<WebhookRow> change) throws SQLException {
        Sql.texts(tables, HOLD, id);
        var before = find(tables, id);
        var after = before.map(change);
        if (after.isPresent() && !after.equals(before)) {
            TABLE.update(tables, List.of(after.get()));
            consequences(tables, before.get(), after.get());
        }
        return after;
    }

    private void consequences(Connection tables, WebhookRow before, WebhookRow after) throws SQLException {
        if (before.listens() && !after.listens()) {
            Sql.update(tables, CANCEL, clock.millis(), after.id());
        } else if (!before.state().equals(after.state()) && after.state().equals(WebhookRow.State.ACTIVE.name())) {
            Sql.update(tables, GO_ON, clock.millis(), after.id());
        }
    }

    private WebhookRow callbacks() {
        long now = clock.millis();
        return new WebhookRow(
                WebhookRow.CALLBACKS,
                "",
                "addresses that briefs and tasks name",
                "[]",
                "[]",
                "{}",
                Secret.create().text(),
                null,
                null,
                WebhookRow.State.ACTIVE.name(),
                "",
                0,
                now,
                now);
    }
}
