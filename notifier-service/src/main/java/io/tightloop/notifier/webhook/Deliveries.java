package io.tightloop.notifier.webhook;

import io.tightloop.baton.rows.Database;
import io.tightloop.baton.rows.Sql;
import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.table.Bell;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The history of deliveries, and sending them again. */
@Singleton
public class Deliveries {
    private static final Table<DeliveryRow> DELIVERIES = Table.of(DeliveryRow.class);
    private static final Table<AttemptRow> ATTEMPTS = Table.of(AttemptRow.class);
    private static final String LIST =
            "SELECT id FROM deliveries WHERE webhook_id = ? AND created_at <= ? AND (created_at < ? OR id < ?)";
    private static final String NEWEST = " ORDER BY created_at DESC, id DESC LIMIT ?";
    private static final String OF_DELIVERY =
            "SELECT id FROM delivery_attempts WHERE delivery_id = ? ORDER BY attempt, attempted_at";
    private static final String AGAIN = "UPDATE deliveries SET state = 'PENDING', due_at = ?, claim = NULL,"
            + " ended_at = NULL, attempts_before = attempts WHERE state <> 'PENDING' AND webhook_id IN"
            + " (SELECT w.id FROM webhooks w WHERE w.state IN ('ACTIVE', 'PAUSED')) AND ";
    private static final String UNREADABLE = "The deliveries cannot be read";

    private final Database database;
    private final Bell bell;
    private final Clock clock;

    Deliveries(Database database, Bell bell, Clock clock) {
        this.database = database;
        this.bell = bell;
        this.clock = clock;
    }

    /** At most so many of a webhook's, made before this time (ms since the epoch) and id, the newest first. */
    public List<DeliveryRow> before(String webhook, Optional<String> state, long at, String id, int most) {
        var values = new ArrayList<Object>(List.of(webhook, at, at, id));
        state.ifPresent(values::add);
        values.add(most);
        var query = LIST + (state.isPresent() ? " AND state = ?" : "") + NEWEST;
        return database.read(UNREADABLE, tables -> DELIVERIES.find(tables, query, values.toArray()));
    }

    /** A delivery with its attempts, the first one first. */
    public record History(DeliveryRow delivery, List<AttemptRow> attempts) {}

    /** One of them. */
    public Optional<History> find(String id) {
        return database.read(UNREADABLE, tables -> {
            var attempts = ATTEMPTS.find(tables, OF_DELIVERY, id);
            return Optional.ofNullable(DELIVERIES.read(tables, List.of(id)).get(id))
                    .map(delivery -> new History(delivery, attempts));
        });
    }

    /** Sends one again, under the same id; not what is still to be sent, nor where nobody listens any more. */
    public void again(String id) {
        again("id = ?", List.of(id));
    }

    /** Sends those of a webhook again that were made from one time until another (ms since the epoch); how many. */
    public int again(String webhook, String state, long since, long until) {
        return again(
                "webhook_id = ? AND state = ? AND created_at >= ? AND created_at < ?",
                List.of(webhook, state, since, until));
    }

    private int again(String condition, List<Object> where) {
        var values = Stream.concat(Stream.of(clock.millis()), where.stream()).toArray();
        int number = database.write(UNREADABLE, tables -> Sql.update(tables, AGAIN + condition, values));
        bell.ring();
        return number;
    }
}
