package io.tightloop.notifier.webhook.send;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A key that signs webhooks, written {@code whsec_<base64>} with 24 to 64 bytes (Standard Webhooks 1.0); never printed.
 *
 * @param text how it is handed to whoever verifies; in its canonical form with padding
 */
public record Secret(String text) {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int NEW_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Takes a secret as it is written; throws an {@link IllegalArgumentException} that says what is wrong with it. */
    public Secret {
        text = PREFIX + Base64.getEncoder().encodeToString(decode(text));
    }

    /** A new secret of 32 random bytes. */
    public static Secret create() {
        var key = new byte[NEW_BYTES];
        RANDOM.nextBytes(key);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    byte[] key() {
        return decode(text);
    }

    private static byte[] decode(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("must start with " + PREFIX);
        }
        var key = base64(text.substring(PREFIX.length()));
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "must have from " + LEAST_BYTES + " to " + MOST_BYTES + " bytes, has " + key.length);
        }
        return key;
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be Base64 after " + PREFIX, e);
        }
    }

    /** Says nothing of the key, so that no log has it. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
