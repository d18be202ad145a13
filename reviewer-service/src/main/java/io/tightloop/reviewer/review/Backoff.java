package io.tightloop.reviewer.review;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Waits between the attempts of a verification: 1 s, doubled each time, at most 5 min, plus up to 20 % jitter. */
final class Backoff {
    private static final long FIRST_MS = 1_000;
    private static final long LONGEST_MS = 300_000;

    private Backoff() {}

    /** Wait in ms after {@code tries} failed attempts (at least 1), the last of them with this work id. */
    static long beforeNext(int tries, String workId) {
        long wait = Math.min(FIRST_MS << Math.min(tries - 1, 20), LONGEST_MS);
        int hash = ByteBuffer.wrap(Hash.sha256(workId.getBytes(StandardCharsets.UTF_8)))
                .getInt();
        return wait + wait * Math.floorMod(hash, 21) / 100;
    }
}
