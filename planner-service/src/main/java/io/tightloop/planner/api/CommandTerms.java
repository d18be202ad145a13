package io.tightloop.planner.api;

import io.micronaut.http.HttpHeaders;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How a command is to be handled, from the headers {@code Idempotency-Key} and {@code Prefer} (RFC 7240).
 *
 * @param mayBeRepeated whether the client chose the id and may have sent it before
 * @param longest wait for the answer: 10 s unless told, at most 60 s, zero to respond at once
 */
record CommandTerms(String commandId, boolean mayBeRepeated, Duration longest) {
    private static final Pattern ID = Pattern.compile("\"?([A-Za-z0-9._-]{1,128})\"?");
    private static final Pattern WAIT = Pattern.compile("\\bwait\\s*=\\s*\"?(\\d{1,6})");
    private static final Pattern AT_ONCE = Pattern.compile("\\brespond-async\\b");
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final long MOST_SECONDS = 60;

    static CommandTerms of(HttpHeaders headers) {
        var key = headers.get("Idempotency-Key");
        var longest = longest(String.join(",", headers.getAll("Prefer")));
        return key == null
                ? new CommandTerms(UUID.randomUUID().toString(), false, longest)
                : new CommandTerms(id(key), true, longest);
    }

    private static String id(String key) {
        var match = ID.matcher(key.strip());
        if (!match.matches()) {
            throw new Refused.Invalid("Idempotency-Key", "must match [A-Za-z0-9._-]{1,128}");
        }
        return match.group(1);
    }

    private static Duration longest(String prefer) {
        var wait = WAIT.matcher(prefer);
        if (wait.find()) {
            return Duration.ofSeconds(Math.min(Long.parseLong(wait.group(1)), MOST_SECONDS));
        }
        return AT_ONCE.matcher(prefer).find() ? Duration.ZERO : USUAL;
    }
}
