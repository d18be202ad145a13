package io.tightloop.baton.turn;

import io.tightloop.schemas.LeaseProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps deadlines of work back until all is read that workers wrote: after an outage the time is over before their
 * heartbeats and results are read. The service writes a probe behind them, and another one a moment after the first is
 * read: by then a worker whose connection was cut together with the brokers has written again (ADR 0016).
 */
final class Probes {
    /** Longer than a producer of Kafka waits at most before it connects again: reconnect.backoff.max.ms is 1 s. */
    static final Duration MOMENT = Duration.ofMillis(1_500);

    /** How far a part's deadline is. */
    enum Stage {
        FIRST_ASKED,
        FIRST_READ,
        SECOND_ASKED
    }

    /**
     * A deadline that is kept back.
     *
     * @param due the deadline as its phase set it, ms since the epoch
     * @param at when the last probe was written, ms since the epoch
     */
    record Kept(long due, Stage stage, long at) {}

    private final Store store;

    Probes(Store store) {
        this.store = store;
    }

    /** Whether this deadline is being kept back already; another one of the same part forgets it. */
    boolean keeps(String session, String part, long due) {
        Kept kept = store.read(Keys.probe(session, part), Kept.class);
        if (kept != null && kept.due() != due) {
            store.remove(Keys.probe(session, part));
        }
        return kept != null && kept.due() == due;
    }

    /** Takes note of a deadline that has come; returns what is to be written. */
    LeaseProbe ask(String session, String part, long due, long now) {
        Kept kept = store.read(Keys.probe(session, part), Kept.class);
        boolean again = kept != null && kept.stage() == Stage.FIRST_READ;
        Kept next = again ? new Kept(kept.due(), Stage.SECOND_ASKED, now) : new Kept(due, Stage.FIRST_ASKED, now);
        store.write(Keys.probe(session, part), next);
        return new LeaseProbe(session, part, now);
    }

    /** Takes note that a probe was read; what it was about, or empty when it is about nothing any more. */
    Optional<Kept> read(LeaseProbe probe) {
        String key = Keys.probe(probe.getSessionId(), probe.getPart());
        Kept kept = store.read(key, Kept.class);
        if (kept == null || kept.at() != probe.getAt() || kept.stage() == Stage.FIRST_READ) {
            return Optional.empty();
        }
        if (kept.stage() == Stage.FIRST_ASKED) {
            store.write(key, new Kept(kept.due(), Stage.FIRST_READ, kept.at()));
        } else {
            store.remove(key);
        }
        return Optional.of(kept);
    }

    /** Forgets what was kept back of a part. */
    void forget(String session, String part) {
        store.remove(Keys.probe(session, part));
    }
}
