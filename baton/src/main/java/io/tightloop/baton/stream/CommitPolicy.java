package io.tightloop.baton.stream;

/**
 * Decides when a task asks for a commit: as soon as the pace of its thread lets it, so that a lone session waits for no
 * timer and a busy service spends most of its time on work. What another task's commit took along is not asked for again.
 */
final class CommitPolicy {
    private static final long NOTHING = -1;

    private final CommitPace pace;
    private long pending = NOTHING;

    CommitPolicy(CommitPace pace) {
        this.pace = pace;
    }

    /** Takes note that something is to be committed; whether to ask for the commit now. */
    boolean worked() {
        pending = pace.round();
        return due();
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
