package io.tightloop.executor.execution;

import java.util.List;

/** Puts values into words for people. */
final class Words {
    private static final int NAMED = 20;

    private static final long LONGEST_MS = 365 * 86_400_000L;

    private Words() {}

    /** Whether a duration in ms is one that deadlines can be reckoned with: at most 365 days. */
    static boolean validDuration(long ms, long least) {
        return ms >= least && ms <= LONGEST_MS;
    }

    /** A time in ms in the largest unit that fits it, for example 2 h. */
    static String duration(long ms) {
        if (ms % 3_600_000 == 0) {
            return ms / 3_600_000 + " h";
        }
        if (ms % 60_000 == 0) {
            return ms / 60_000 + " min";
        }
        return ms % 1_000 == 0 ? ms / 1_000 + " s" : ms + " ms";
    }

    /** The first twenty, then how many more. */
    static String list(List<String> ids) {
        String named = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
        return ids.size() > NAMED ? named + " and " + (ids.size() - NAMED) + " more" : named;
    }
}
