package io.tightloop.executor.execution;

import java.util.Locale;

/**
 * What a check saw: kind of the check, a summary, SHA-256 (hex) of all that was seen, by whom, when (ms), and all of it where the
 * summary cannot hold it, or null.
 */
public record Evidence(String kind, String summary, String hash, String by, long at, Payload payload) {
    /** What the executor itself says when no check saw anything. */
    static Evidence ofExecutor(CheckType kind, String summary, long at) {
        return new Evidence(kind.name().toLowerCase(Locale.ROOT), summary, WorkIds.hash(summary), "executor", at, null);
    }

    boolean filled() {
        return !kind.isBlank() && !summary.isBlank() && !hash.isBlank();
    }

    Evidence seenAt(long time, String worker) {
        return new Evidence(kind, summary, hash, by.isBlank() ? worker : by, time, payload);
    }
}
