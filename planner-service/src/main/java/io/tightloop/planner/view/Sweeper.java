package io.tightloop.planner.view;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.payload.PayloadStore;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the rows of sessions that have been archived for the retention, and dead letters of no session that are as
 * old, in short transactions. Instances that sweep at the same time take different sessions; what one leaves undone, the
 * next run does.
 */
@Singleton
@Requires(env = "planner")
@Requires(property = "tightloop.planner.sweeper.enabled", value = "true", defaultValue = "true")
class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    /** Most sessions, and most rows of each of their tables, of one transaction. */
    record Limits(int sessions, int rows) {
        private static final Limits USUAL = new Limits(100, 5_000);
    }

    private final Tables tables;
    private final TransactionOperations<Connection> transactions;
    private final PayloadStore payloads;
    private final Duration retention;
    private final Limits limits;

    @Inject
    Sweeper(
            Tables tables,
            @Named("planner") TransactionOperations<Connection> transactions,
            PayloadStore payloads,
            @Value("${tightloop.planner.retention:90d}") Duration retention) {
        this(tables, transactions, payloads, retention, Limits.USUAL);
    }

    Sweeper(
            Tables tables,
            TransactionOperations<Connection> transactions,
            PayloadStore payloads,
            Duration retention,
            Limits limits) {
        if (retention.isNegative()) {
            throw new IllegalArgumentException("tightloop.planner.retention must not be negative: " + retention);
        }
        this.tables = tables;
        this.transactions = transactions;
        this.payloads = payloads;
        this.retention = retention;
        this.limits = limits;
    }

    @Scheduled(fixedDelay = "${tightloop.planner.sweeper.interval:1h}", initialDelay = "1m")
    void sweep() {
        sweep(System.currentTimeMillis());
    }

    /** Forgets every session archived at least the retention before now, ms since the epoch. */
    void sweep(long now) {
        long due = now - retention.toMillis();
        int forgotten = 0;
        for (int batch = batch(due); batch >= 0; batch = batch(due)) {
            forgotten += batch;
        }
        int strays = limits.rows();
        while (strays == limits.rows()) {
            strays = tables.deadLetters().forgetStrays(due, limits.rows());
        }
        if (forgotten > 0) {
            LOG.info("Forgot {} sessions archived more than {} ago", forgotten, retention);
        }
    }

    /** Forgets some sessions, or some of their rows when they have many; -1 when there is none left. */
    private int batch(long due) {
        return transactions.executeWrite(_ -> {
            var sessions = tables.sessions().archivedUntil(due, limits.sessions());
            if (sessions.isEmpty()) {
                return -1;
            }
            boolean rest = false;
            for (var part : tables.parts()) {
                rest |= part.forget(sessions, limits.rows()) == limits.rows();
            }
            if (rest) {
                return 0;
            }
            sessions.forEach(this::forgetPayloads);
            return tables.sessions().forget(sessions);
        });
    }

    /** Before the session's own row, so that it is done again when the store is away. */
    private void forgetPayloads(String sessionId) {
        try {
            payloads.forget(sessionId);
        } catch (IOException e) {
            throw new UncheckedIOException("payloads of session " + sessionId + " are not deleted yet", e);
        }
    }
}
