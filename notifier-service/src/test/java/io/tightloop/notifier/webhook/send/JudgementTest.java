package io.tightloop.notifier.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "199, RETRY",
        "200, DELIVERED",
        "202, DELIVERED",
        "204, DELIVERED",
        "299, DELIVERED",
        "300, RETRY",
        "302, RETRY",
        "400, RETRY",
        "404, RETRY",
        "408, RETRY",
        "410, GONE",
        "425, RETRY",
        "429, RETRY",
        "500, RETRY",
        "503, RETRY",
        "599, RETRY"
    })
    void a_status_is_judged(int status, Judgement judgement) {
        assertThat(Judgement.of(new Outcome.Answered(status, Optional.empty(), "", "http://x/", 1)))
                .isEqualTo(judgement);
    }

    @ParameterizedTest
    @EnumSource
    void only_a_refused_address_is_final_at_once(Reason reason) {
        var judgement = Judgement.of(new Outcome.Failed(reason, "", "http://x/", 1));

        assertThat(judgement).isEqualTo(reason == Reason.ADDRESS_REFUSED ? Judgement.REFUSED : Judgement.RETRY);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "120, PT2M",
        "' 7 ', PT7S",
        "999999999999, PT999999999999S",
        "'Sun, 01 Mar 2026 12:01:30 GMT', PT1M30S",
        "'Sunday, 01-Mar-26 12:01:30 GMT', PT1M30S",
        "'Sun, 01 Mar 2026 11:00:00 GMT', PT0S"
    })
    void retry_after_is_seconds_or_a_date(String value, Duration wait) {
        assertThat(RetryAfter.read(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "soon", "9999999999999", "2026-03-01T12:00:00Z"})
    void what_is_neither_counts_as_absent(String value) {
        assertThat(RetryAfter.read(value, NOW)).isEmpty();
    }

    @Test
    void a_failure_asks_for_nothing() {
        assertThat(new Outcome.Failed(Reason.TLS, "", "https://x/", 1).retryAfter())
                .isEmpty();
    }
}
