package io.tightloop.baton.turn;

import io.tightloop.baton.protocol.Custody;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops what no message will ever drop: tombstones that are old enough, and what was read of sessions that never came, once
 * the retention of commands is over (design section 4).
 */
public final class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    /** The executor and the reviewer need a tombstone against late duplicates of a handoff only. */
    private static final Duration SHORT = Duration.ofHours(1);

    private final Store store;
    private final long tombstoneMs;
    private final LongSupplier readUpTo;

    public Sweeper(Store store, String service, LongSupplier readUpTo) {
        this.store = store;
        this.tombstoneMs = (service.equals("planner") ? Topics.RETENTION : SHORT).toMillis();
        this.readUpTo = readUpTo;
    }

    /** Drops what is old enough at this time, ms since the epoch. */
    public void sweep(long now) {
        int expired = 0;
        for (String key : store.keys(Keys.sessions())) {
            String[] fields = Keys.fields(key);
            if (fields[2].equals("C") && oldTombstone(key, now)) {
                store.keys(Keys.session(fields[1])).forEach(store::remove);
            } else if (fields[2].equals("K") && oldCommand(key, now)) {
                store.remove(key);
                expired++;
            } else if (fields[2].equals("I") && !store.has(Keys.custody(fields[1])) && oldCommand(key, now)) {
                store.remove(key);
            } else if (fields[2].equals("U") && !store.has(Keys.custody(fields[1])) && oldEvent(key, now)) {
                store.remove(key);
                expired++;
            }
        }
        store.keep();
        if (expired > 0) {
            LOG.warn("{} kept commands or events expired: their sessions never came to this service", expired);
        }
    }

    private boolean oldTombstone(String key, long now) {
        Custody custody = store.read(key, Custody.class);
        return custody != null
                && custody.archived()
                && now - custody.archivedAt() > tombstoneMs
                && readUpTo.getAsLong() >= custody.answered();
    }

    private boolean oldEvent(String key, long now) {
        Unread.Stored stored = store.read(key, Unread.Stored.class);
        return stored != null && now - stored.at() > Topics.RETENTION.toMillis();
    }

    private boolean oldCommand(String key, long now) {
        byte[] bytes = store.get(key);
        return bytes != null && now - StoredLedger.readAt(bytes) > Topics.RETENTION.toMillis();
    }
}
