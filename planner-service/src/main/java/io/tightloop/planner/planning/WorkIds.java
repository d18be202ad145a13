package io.tightloop.planner.planning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes ids of attempts at a plan: unique over all runs, and not to be guessed without the nonce. */
final class WorkIds {
    private static final int DIGEST_BYTES = 16;

    private WorkIds() {}

    static String of(long start, String nonce, int iteration, int attempt) {
        String seed = nonce + "|plan|" + iteration + "|" + attempt;
        return start + "-" + HexFormat.of().formatHex(sha256(seed), 0, DIGEST_BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
