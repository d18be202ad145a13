package io.tightloop.notifier.webhook.send;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;

/** Reads {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3); what is neither counts as absent. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private RetryAfter() {}

    static Optional<Duration> read(String value, Instant now) {
        var text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return Optional.ofNullable(DateUtils.parseStandardDate(text))
                .map(date -> date.isBefore(now) ? Duration.ZERO : Duration.between(now, date));
    }
}
