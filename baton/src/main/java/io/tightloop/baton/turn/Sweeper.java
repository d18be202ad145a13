package io.tightloop.baton.turn;

import io.tightloop.baton.protocol.Custody;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /** Records of the changelog that are looked at in a row. */
    static final int PART = 1_000;

    private final Store store;
    private final long tombstoneMs;
    private final LongSupplier readUpTo;
    private String next = "";

    public Sweeper(Store store, String service, LongSupplier readUpTo) {
        this.store = store;
        this.tombstoneMs = (service.equals("planner") ? Topics.RETENTION : SHORT).toMillis();
        this.readUpTo = readUpTo;
    }

    /** Looks at the part of the store that is next and drops what is old enough at this time, ms since the epoch. */
    public void sweep(long now) {
        List<String> tombstones = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        next = store.scan(next, PART, entry -> {
            String[] fields = Keys.fields(entry.key());
            switch (fields.length > 2 ? fields[2] : "") {
                case "C" -> {
                    if (oldTombstone(entry, now)) {
                        tombstones.add(fields[1]);
                    }
                }
                case "K", "I" -> {
                    if (oldCommand(entry, now)) {
                        unwanted.add(entry.key());
                    }
                }
                case "U" -> {
                    if (oldEvent(entry, now)) {
                        unwanted.add(entry.key());
                    }
                }
                default -> {}
            }
        });
        tombstones.forEach(session -> store.keys(Keys.session(session)).forEach(store::remove));
        long expired = unwanted.stream().filter(this::expire).count();
        store.keep();
        store.save();
        if (expired > 0) {
            LOG.warn("{} kept commands or events expired: their sessions never came to this service", expired);
        }
    }

    /** Drops a kept command, and of a session that never came, the id of a command or an event; whether it was content. */
    private boolean expire(String key) {
        String[] fields = Keys.fields(key);
        boolean kept = fields[2].equals("K");
        if (!kept && store.has(Keys.custody(fields[1]))) {
            return false;
        }
        store.remove(key);
        return !fields[2].equals("I");
    }

    private boolean oldTombstone(Store.Entry entry, long now) {
        Custody custody = entry.read(Custody.class);
        return custody.archived()
                && now - custody.archivedAt() > tombstoneMs
                && readUpTo.getAsLong() >= custody.answered();
    }

    private static boolean oldEvent(Store.Entry entry, long now) {
        return now - entry.read(Unread.Stored.class).at() > Topics.RETENTION.toMillis();
    }

    private static boolean oldCommand(Store.Entry entry, long now) {
        return now - StoredLedger.readAt(entry.bytes()) > Topics.RETENTION.toMillis();
    }
}
