package io.tightloop.reviewer.review;

import java.nio.charset.StandardCharsets;

/**
 * What a check saw: kind of the check, a summary, SHA-256 (hex) of all that was seen, by whom, when (ms), and all of it where the
 * summary cannot hold it, or null.
 */
public record Evidence(String kind, String summary, String hash, String by, long at, Payload payload) {
    /** What the reviewer itself says when no check saw anything. */
    static Evidence ofReviewer(String kind, String summary, long at) {
        return new Evidence(kind, summary, Hash.hex(summary.getBytes(StandardCharsets.UTF_8)), "reviewer", at, null);
    }

    /** What a person saw; the hash covers who and when as well. */
    static Evidence ofPerson(String summary, String by, long at) {
        String all = summary + "|" + by + "|" + at;
        return new Evidence("manual", summary, Hash.hex(all.getBytes(StandardCharsets.UTF_8)), by, at, null);
    }

    boolean filled() {
        return !kind.isBlank() && !summary.isBlank() && !hash.isBlank();
    }

    Evidence seenAt(long time, String worker) {
        return new Evidence(kind, summary, hash, by.isBlank() ? worker : by, time, payload);
    }
}
