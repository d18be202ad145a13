package io.tightloop.baton.stream;

import java.util.function.BooleanSupplier;

/**
 * Decides when a task asks for a commit: when all is done that was polled together, as soon as the pace of its thread lets
 * it, so that a lone session waits for no timer and a busy service spends most of its time on work. What another task's
 * commit took along is not asked for again.
 */
final class CommitPolicy {
    private static final long NOTHING = -1;

    private final CommitPace pace;
    private final BooleanSupplier more;
    private long pending = NOTHING;

    /** @param more whether records that were polled together with the last one are still to be processed */
    CommitPolicy(CommitPace pace, BooleanSupplier more) {
        this.pace = pace;
        this.more = more;
    }

    /** Takes note that something is to be committed. */
    void worked() {
        pending = pace.round();
    }

    /** Whether to ask for a commit after a record. */
    boolean done() {
        return !more.getAsBoolean() && due();
    }

    /** Whether to ask for a commit of what is pending now. To be asked every few ms while the thread runs. */
    boolean due() {
        pace.runs();
        if (pending != pace.round() || !pace.asks()) {
            return false;
        }
        pending = NOTHING;
        return true;
    }
}
