package io.tightloop.planner.api;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.http.HttpHeaders;
import io.tightloop.baton.http.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How a command is to be handled, from the headers {@code Idempotency-Key} and {@code Prefer} (RFC 7240).
 *
 * @param mayBeRepeated whether the client chose the id and may have sent it before
 * @param longest wait for the answer: 10 s unless told, at most 60 s, zero to respond at once
 * @param applied the preference that decided it, as Preference-Applied says it; empty without one
 */
record CommandTerms(String commandId, boolean mayBeRepeated, Duration longest, Optional<String> applied) {
    private static final Pattern ID = Pattern.compile("\"?([A-Za-z0-9._-]{1,128})\"?");
    private static final Pattern WAIT = Pattern.compile("(?i)\\bwait\\s*=\\s*\"?(\\d{1,6})");
    private static final Pattern AT_ONCE = Pattern.compile("(?i)\\brespond-async\\b");
    /** UUIDs of version 7 (RFC 9562), which grow with time: what is new lies together in the tables' keys. */
    private static final NoArgGenerator NEW_IDS = Generators.timeBasedEpochGenerator();

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final long MOST_SECONDS = 60;

    static CommandTerms of(HttpHeaders headers) {
        var key = headers.get("Idempotency-Key");
        var prefer = String.join(",", headers.getAll("Prefer"));
        var command = key == null ? NEW_IDS.generate().toString() : id(key);
        var wait = WAIT.matcher(prefer);
        if (wait.find()) {
            long seconds = Math.min(Long.parseLong(wait.group(1)), MOST_SECONDS);
            return new CommandTerms(command, key != null, Duration.ofSeconds(seconds), Optional.of("wait=" + seconds));
        }
        return AT_ONCE.matcher(prefer).find()
                ? new CommandTerms(command, key != null, Duration.ZERO, Optional.of("respond-async"))
                : new CommandTerms(command, key != null, USUAL, Optional.empty());
    }

    /** The id of a session that is started without one: the command's, or made from it when a client may repeat that. */
    String sessionId() {
        return mayBeRepeated
                ? UUID.nameUUIDFromBytes(commandId.getBytes(StandardCharsets.UTF_8))
                        .toString()
                : commandId;
    }

    private static String id(String key) {
        var match = ID.matcher(key.strip());
        if (!match.matches()) {
            throw new Refused.Invalid("Idempotency-Key", "must match [A-Za-z0-9._-]{1,128}");
        }
        return match.group(1);
    }
}
