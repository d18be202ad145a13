package io.tightloop.standalone.chaos.audit;

import io.tightloop.schemas.Failure;
import java.util.Set;

/** How long one session waits for a service: the longest time, ms. */
final class Stalls {
    /** What ends a wait for a lease, a retry or a limit, and not one for a service. */
    private static final Set<String> TIMERS = Set.of("WorkCancelled", "SuspensionPolled", "TaskEscalated");

    private static final Set<String> LEASES = Set.of("lease_lost", "timeout");

    private final StallList all;
    private long longest;
    private Note last;
    private long retryAt;

    Stalls(StallList all) {
        this.all = all;
    }

    /** A service took from one record to another to answer it. */
    void took(Note from, Note to) {
        long ms = to.at() - from.at();
        if (ms > longest) {
            longest = ms;
            all.stall(ms, from, to);
        }
    }

    /**
     * Something was said of the session.
     *
     * @param moves whether the session could move until then
     */
    void said(Entry entry, boolean moves) {
        boolean ofService = entry.source() != Source.WORK && entry.source() != Source.COMMANDS;
        Note note = Note.of(entry);
        if (ofService && last != null && moves && !timer(entry)) {
            Note from = retryAt > last.at() ? last.until(retryAt) : last;
            took(from, note);
        }
        retryAt = entry.value("retryAt") instanceof Long due ? due : retryAt;
        if (last == null || entry.at() >= last.at()) {
            last = note;
        }
    }

    void settled() {
        all.session(longest);
    }

    private static boolean timer(Entry entry) {
        return TIMERS.contains(entry.type())
                || entry.value("attempt") instanceof Integer attempt && attempt > 1
                || entry.value("error") instanceof Failure error && LEASES.contains(error.getCode())
                || entry.type().equals("SessionEnded") && entry.text("status").equals("EXHAUSTED")
                || entry.type().equals("CriterionVerified")
                        && entry.text("verdict").equals("INCONCLUSIVE");
    }
}
