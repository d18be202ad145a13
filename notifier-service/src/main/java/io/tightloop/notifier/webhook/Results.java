package io.tightloop.notifier.webhook;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.table.Bulletin;
import io.tightloop.notifier.table.Shards;
import io.tightloop.notifier.table.Subscribers;
import io.tightloop.notifier.webhook.Claims.Claimed;
import io.tightloop.notifier.webhook.send.Backoff;
import io.tightloop.notifier.webhook.send.Judgement;
import io.tightloop.notifier.webhook.send.Outcome;
import io.tightloop.notifier.webhook.send.Reason;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Stores what came of an attempt, and what follows from it. */
@Singleton
class Results {
    private static final Table<AttemptRow> ATTEMPTS = Table.of(AttemptRow.class);
    private static final String HOLD = "SELECT id FROM deliveries WHERE id = ? AND claim = ? FOR UPDATE";
    private static final String MOVE =
            "UPDATE deliveries SET state = ?, attempts = ?, due_at = ?, claim = NULL," + " ended_at = ? WHERE id = ?";
    private static final String KEEP = "UPDATE deliveries SET due_at = NULL WHERE webhook_id = ? AND state = 'PENDING'";

    private final TransactionOperations<Connection> transactions;
    private final Webhooks webhooks;
    private final List<Subscribers> subscribers;
    private final Clock clock;
    private final WebhookSettings settings;

    Results(
            @Named("notifier") TransactionOperations<Connection> transactions,
            Webhooks webhooks,
            List<Subscribers> subscribers,
            Clock clock,
            WebhookSettings settings) {
        this.transactions = transactions;
        this.webhooks = webhooks;
        this.subscribers = subscribers;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Stores an outcome; one of a claim that is lost adds nothing but its line to the history.
     *
     * @param at when the attempt began, ms since the epoch
     * @return whether a person is told of it
     */
    boolean store(Claimed claimed, Outcome outcome, long at) {
        return transactions.executeWrite(transaction -> {
            try {
                return store(transaction.getConnection(), claimed, outcome, at);
            } catch (SQLException e) {
                throw new DataAccessException(
                        "What came of delivery " + claimed.delivery().id() + " cannot be stored", e);
            }
        });
    }

    /** Gives up what can never be sent: its webhook or its notification is forgotten. */
    void cancel(Claimed claimed) {
        transactions.executeWrite(transaction -> {
            try {
                var delivery = claimed.delivery();
                move(transaction.getConnection(), delivery, DeliveryRow.State.CANCELLED, delivery.attempts(), null);
                return null;
            } catch (SQLException e) {
                throw new DataAccessException("Delivery " + claimed.delivery().id() + " cannot be cancelled", e);
            }
        });
    }

    private boolean store(Connection database, Claimed claimed, Outcome outcome, long at) throws SQLException {
        var delivery = claimed.delivery();
        if (outcome instanceof Outcome.Failed failed && failed.reason() == Reason.STOPPED) {
            giveBack(database, claimed);
            return false;
        }
        var judgement = Judgement.of(outcome);
        var verdict = verdict(delivery, outcome, judgement);
        // The webhook before the delivery, as everybody takes them.
        var standing = standing(database, claimed, verdict, judgement);
        boolean mine = mine(database, delivery);
        ATTEMPTS.insertAbsent(database, List.of(AttemptRow.of(delivery, outcome, at)));
        if (!mine) {
            return false;
        }
        settle(database, delivery, standing.webhook, verdict, delivery.attempts() + 1);
        return tell(database, claimed, standing, verdict);
    }

    /** What was not sent because this process stops is due for another. */
    private void giveBack(Connection database, Claimed claimed) throws SQLException {
        var webhook = webhooks.change(database, claimed.webhook().id(), row -> row);
        if (mine(database, claimed.delivery())) {
            var again = new Verdict(DeliveryRow.State.PENDING, clock.millis(), "");
            settle(
                    database,
                    claimed.delivery(),
                    webhook,
                    again,
                    claimed.delivery().attempts());
        }
    }

    /** What is to be sent again is kept while its webhook is paused, and cancelled when that listens no more. */
    private void settle(
            Connection database, DeliveryRow delivery, Optional<WebhookRow> webhook, Verdict verdict, int attempts)
            throws SQLException {
        if (verdict.state != DeliveryRow.State.PENDING) {
            move(database, delivery, verdict.state, attempts, null);
        } else if (webhook.filter(WebhookRow::listens).isEmpty()) {
            move(database, delivery, DeliveryRow.State.CANCELLED, attempts, null);
        } else {
            boolean kept = webhook.get().state().equals(WebhookRow.State.PAUSED.name());
            move(database, delivery, DeliveryRow.State.PENDING, attempts, kept ? null : verdict.due);
        }
    }

    /** What becomes of a delivery, when it is sent again, and why it failed. */
    private record Verdict(DeliveryRow.State state, Long due, String why) {}

    private Verdict verdict(DeliveryRow delivery, Outcome outcome, Judgement judgement) {
        return switch (judgement) {
            case DELIVERED -> new Verdict(DeliveryRow.State.DELIVERED, null, "");
            case GONE ->
                new Verdict(DeliveryRow.State.FAILED, null, "the receiver has answered 410 and is unsubscribed");
            case REFUSED -> new Verdict(DeliveryRow.State.FAILED, null, words(outcome));
            case RETRY -> {
                int attempt = delivery.attempts() + 1 - delivery.attemptsBefore();
                var next = new Backoff(settings.attempts()).after(delivery.id(), attempt, outcome.retryAfter());
                yield next.isPresent()
                        ? new Verdict(
                                DeliveryRow.State.PENDING,
                                clock.millis() + next.get().toMillis(),
                                "")
                        : new Verdict(
                                DeliveryRow.State.FAILED, null, "%d attempts: %s".formatted(attempt, words(outcome)));
            }
        };
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> "the last answer was " + answered.status();
            case Outcome.Failed failed -> failed.text();
        };
    }

    /** The webhook as it is after this attempt, and whether this one has paused or ended it. */
    private record Standing(Optional<WebhookRow> webhook, boolean changed) {}

    /** It is only held where the attempt changes it. */
    private Standing standing(Connection database, Claimed claimed, Verdict verdict, Judgement judgement)
            throws SQLException {
        var id = claimed.webhook().id();
        if (judgement == Judgement.DELIVERED && claimed.webhook().failures() == 0) {
            return new Standing(Optional.of(claimed.webhook()), false);
        }
        var before = new AtomicReference<String>();
        var after = webhooks.change(database, id, row -> {
            before.set(row.state());
            return counted(row, verdict, judgement);
        });
        if (after.filter(row -> row.state().equals(WebhookRow.State.PAUSED.name()))
                .isPresent()) {
            try (var keep = database.prepareStatement(KEEP)) {
                keep.setString(1, id);
                keep.executeUpdate();
            }
        }
        return new Standing(
                after, after.filter(row -> !row.state().equals(before.get())).isPresent());
    }

    private WebhookRow counted(WebhookRow row, Verdict verdict, Judgement judgement) {
        if (judgement == Judgement.DELIVERED) {
            return row.failed(0);
        }
        var failed = row.failed(row.failures() + 1);
        if (row.id().equals(WebhookRow.CALLBACKS) || !row.state().equals(WebhookRow.State.ACTIVE.name())) {
            return failed;
        }
        if (judgement == Judgement.GONE) {
            return failed.in(WebhookRow.State.GONE, verdict.why, clock.millis());
        }
        if (verdict.state == DeliveryRow.State.FAILED || failed.failures() >= settings.pauseAfter()) {
            var why = verdict.why.isEmpty() ? failed.failures() + " attempts in a row have failed" : verdict.why;
            return failed.in(WebhookRow.State.PAUSED, why, clock.millis());
        }
        return failed;
    }

    /** A person hears of a delivery that has failed for good, and of a webhook that is paused or gone. */
    private boolean tell(Connection database, Claimed claimed, Standing standing, Verdict verdict) throws SQLException {
        if (verdict.state != DeliveryRow.State.FAILED && !standing.changed) {
            return false;
        }
        var notification = claimed.notification();
        var bulletin = new Bulletin(database, Shards.hold(database, List.of(notification.shard())));
        var failure = DeliveryFailure.of(claimed, standing.webhook, verdict.why, clock.millis());
        bulletin.tell(failure, claimed.session(), Optional.empty());
        bulletin.write(subscribers);
        return true;
    }

    private static boolean mine(Connection database, DeliveryRow delivery) throws SQLException {
        try (var hold = database.prepareStatement(HOLD)) {
            hold.setString(1, delivery.id());
            hold.setString(2, delivery.claim());
            try (var row = hold.executeQuery()) {
                return row.next();
            }
        }
    }

    private void move(Connection database, DeliveryRow delivery, DeliveryRow.State state, int attempts, Long due)
            throws SQLException {
        try (var move = database.prepareStatement(MOVE)) {
            move.setString(1, state.name());
            move.setInt(2, attempts);
            setLong(move, 3, due);
            setLong(move, 4, state == DeliveryRow.State.PENDING ? null : clock.millis());
            move.setString(5, delivery.id());
            move.executeUpdate();
        }
    }

    private static void setLong(PreparedStatement statement, int place, Long value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.BIGINT);
        } else {
            statement.setLong(place, value);
        }
    }
}
