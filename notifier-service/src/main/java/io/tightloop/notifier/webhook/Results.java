package io.tightloop.notifier.webhook;

import io.tightloop.baton.rows.Database;
import io.tightloop.baton.rows.Sql;
import io.tightloop.baton.rows.Table;
import io.tightloop.notifier.table.Bulletin;
import io.tightloop.notifier.table.Shards;
import io.tightloop.notifier.table.Subscribers;
import io.tightloop.notifier.webhook.Claims.Claimed;
import io.tightloop.notifier.webhook.send.Backoff;
import io.tightloop.notifier.webhook.send.Judgement;
import io.tightloop.notifier.webhook.send.Outcome;
import io.tightloop.notifier.webhook.send.Reason;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
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
            "UPDATE deliveries SET state = ?, attempts = ?, due_at = ?, claim = NULL, ended_at = ? WHERE id = ?";
    private static final String KEEP = "UPDATE deliveries SET due_at = NULL WHERE webhook_id = ? AND state = 'PENDING'";

    private final Database database;
    private final Webhooks webhooks;
    private final List<Subscribers> subscribers;
    private final Clock clock;
    private final WebhookSettings settings;

    Results(
            Database database,
            Webhooks webhooks,
            List<Subscribers> subscribers,
            Clock clock,
            WebhookSettings settings) {
        this.database = database;
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
        var failure = "What came of delivery " + claimed.delivery().id() + " cannot be stored";
        return database.write(failure, tables -> store(tables, claimed, outcome, at));
    }

    /** Gives up what can never be sent: its webhook or its notification is forgotten. */
    void cancel(Claimed claimed) {
        var delivery = claimed.delivery();
        database.write(
                "Delivery " + delivery.id() + " cannot be cancelled",
                tables -> move(tables, delivery, DeliveryRow.State.CANCELLED, delivery.attempts(), null));
    }

    private boolean store(Connection tables, Claimed claimed, Outcome outcome, long at) throws SQLException {
        var delivery = claimed.delivery();
        if (outcome instanceof Outcome.Failed failed && failed.reason() == Reason.STOPPED) {
            giveBack(tables, claimed);
            return false;
        }
        var judgement = Judgement.of(outcome);
        var verdict = verdict(delivery, outcome, judgement);
        // The webhook before the delivery, as everybody takes them.
        var standing = standing(tables, claimed, verdict, judgement);
        boolean mine = mine(tables, delivery);
        ATTEMPTS.insertAbsent(tables, List.of(AttemptRow.of(delivery, outcome, at)));
        if (!mine) {
            return false;
        }
        settle(tables, delivery, standing.webhook, verdict, delivery.attempts() + 1);
        return tell(tables, claimed, standing, verdict);
    }

    /** What was not sent because this process stops is due for another. */
    private void giveBack(Connection tables, Claimed claimed) throws SQLException {
        var webhook = webhooks.change(tables, claimed.webhook().id(), row -> row);
        if (mine(tables, claimed.delivery())) {
            var again = new Verdict(DeliveryRow.State.PENDING, clock.millis(), "");
            settle(
                    tables,
                    claimed.delivery(),
                    webhook,
                    again,
                    claimed.delivery().attempts());
        }
    }

    /** What is to be sent again is kept while its webhook is paused, and cancelled when that listens no more. */
    private void settle(
            Connection tables, DeliveryRow delivery, Optional<WebhookRow> webhook, Verdict verdict, int attempts)
            throws SQLException {
        if (verdict.state != DeliveryRow.State.PENDING) {
            move(tables, delivery, verdict.state, attempts, null);
        } else if (webhook.filter(WebhookRow::listens).isEmpty()) {
            move(tables, delivery, DeliveryRow.State.CANCELLED, attempts, null);
        } else {
            boolean kept = webhook.get().state().equals(WebhookRow.State.PAUSED.name());
            move(tables, delivery, DeliveryRow.State.PENDING, attempts, kept ? null : verdict.due);
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
    private Standing standing(Connection tables, Claimed claimed, Verdict verdict, Judgement judgement)
            throws SQLException {
        var id = claimed.webhook().id();
        if (judgement == Judgement.DELIVERED && claimed.webhook().failures() == 0) {
            return new Standing(Optional.of(claimed.webhook()), false);
        }
        var before = new AtomicReference<String>();
        var after = webhooks.change(tables, id, row -> {
            before.set(row.state());
            return counted(row, verdict, judgement);
        });
        if (after.filter(row -> row.state().equals(WebhookRow.State.PAUSED.name()))
                .isPresent()) {
            Sql.update(tables, KEEP, id);
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
    private boolean tell(Connection tables, Claimed claimed, Standing standing, Verdict verdict) throws SQLException {
        if (verdict.state != DeliveryRow.State.FAILED && !standing.changed) {
            return false;
        }
        var notification = claimed.notification();
        var bulletin = new Bulletin(tables, Shards.hold(tables, List.of(notification.shard())));
        var failure = DeliveryFailure.of(claimed, standing.webhook, verdict.why, clock.millis());
        bulletin.tell(failure, claimed.session(), Optional.empty());
        bulletin.write(subscribers);
        return true;
    }

    private static boolean mine(Connection tables, DeliveryRow delivery) throws SQLException {
        return !Sql.texts(tables, HOLD, delivery.id(), delivery.claim()).isEmpty();
    }

    private int move(Connection tables, DeliveryRow delivery, DeliveryRow.State state, int attempts, Long due)
            throws SQLException {
        var ended = state == DeliveryRow.State.PENDING ? null : clock.millis();
        return Sql.update(tables, MOVE, state.name(), attempts, due, ended, delivery.id());
    }
}
