package io.tightloop.executor.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tightloop.baton.payload.PayloadSettings;
import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.WorkCompleted;
import java.util.Optional;

/**
 * Refuses results that workers have written to Kafka themselves and that are larger than what follows from them may be:
 * the state of the task and its event hold the output and the discoveries.
 */
final class Oversize {
    /** Most that a worker's discoveries may have, characters in all. */
    static final int DISCOVERED = 8 << 20;

    private Oversize() {}

    /** What is too large, in words. */
    static Optional<String> of(WorkCompleted result) {
        int output = bytes(result.getOutput());
        if (output > PayloadSettings.MOST_INLINE_BYTES) {
            return Optional.of("output: has " + output + " bytes, at most " + PayloadSettings.MOST_INLINE_BYTES
                    + " go in a record; POST larger ones to /v1/payloads/" + result.getSessionId()
                    + " and name them in outputRef");
        }
        long discovered =
                result.getDiscovered().stream().mapToLong(Oversize::length).sum();
        return discovered > DISCOVERED
                ? Optional.of("discovered: has " + discovered + " characters, at most " + DISCOVERED + " are taken")
                : Optional.empty();
    }

    private static int bytes(String text) {
        return text.length() > PayloadSettings.MOST_INLINE_BYTES ? text.length() : text.getBytes(UTF_8).length;
    }

    private static long length(Discovery found) {
        return (long) found.getTitle().length()
                + found.getDescription().length()
                + found.getSeverity().length();
    }
}
