package io.tightloop.standalone.chaos.audit;

import java.time.Instant;
import java.util.Arrays;

/** The longest stall of each session, 4 bytes for each, and the longest of all with its records. */
final class StallList {
    private int[] longest = new int[64];
    private int size;
    private Findings.Stall worst;

    /** Takes down the longest stall of one session, ms. */
    void session(long ms) {
        if (size == longest.length) {
            longest = Arrays.copyOf(longest, size * 2);
        }
        longest[size++] = (int) Math.min(ms, Integer.MAX_VALUE);
    }

    /** Takes down one stall, when it is the longest so far. */
    void stall(long ms, Note from, Note to) {
        if (worst == null || ms > worst.ms()) {
            worst = new Findings.Stall(ms, to.session(), told(from), time(from), told(to), time(to));
        }
    }

    Findings.Stalls figures() {
        int[] sorted = Arrays.copyOf(longest, size);
        Arrays.sort(sorted);
        return new Findings.Stalls(percentile(sorted, 50), percentile(sorted, 99), worst);
    }

    private static long percentile(int[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * (long) percent / 100)];
    }

    private static String told(Note note) {
        return note.type() + " at " + note.place();
    }

    private static String time(Note note) {
        return Instant.ofEpochMilli(note.at()).toString();
    }
}
