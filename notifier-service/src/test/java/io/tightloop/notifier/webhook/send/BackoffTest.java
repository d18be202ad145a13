package io.tightloop.notifier.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static final List<Duration> STEPS =
            List.of("PT5S", "PT1M", "PT5M", "PT30M", "PT2H", "PT7H", "PT14H").stream()
                    .map(Duration::parse)
                    .toList();

    @Test
    void eight_attempts_take_about_a_day() {
        var whole = IntStream.rangeClosed(1, 7)
                .mapToObj(attempt -> after("msg_1", attempt))
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(whole).isBetween(Duration.ofHours(18), Duration.ofHours(29));
        assertThat(Backoff.DEFAULT.after("msg_1", 8, Optional.empty())).isEmpty();
        assertThat(Backoff.DEFAULT.after("msg_1", 9, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void a_step_is_up_to_a_fifth_earlier_or_later_and_differs_between_deliveries(int attempt) {
        var step = STEPS.get(attempt - 1);
        var waits = IntStream.range(0, 1_000)
                .mapToObj(i -> after("msg_" + i, attempt))
                .toList();

        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait)
                        .isBetween(
                                step.multipliedBy(8).dividedBy(10),
                                step.multipliedBy(12).dividedBy(10)));
        assertThat(waits).anyMatch(wait -> wait.compareTo(step.multipliedBy(85).dividedBy(100)) < 0);
        assertThat(waits).anyMatch(wait -> wait.compareTo(step.multipliedBy(115).dividedBy(100)) > 0);
    }

    @Test
    void the_same_delivery_and_attempt_wait_as_long_each_time() {
        assertThat(after("msg_1", 3)).isEqualTo(after("msg_1", 3)).isEqualTo(Duration.ofMillis(353_134));
    }

    @Test
    void attempts_can_be_fewer_or_more() {
        assertThat(new Backoff(1).after("msg_1", 1, Optional.empty())).isEmpty();
        assertThat(new Backoff(2).after("msg_1", 1, Optional.empty())).isPresent();
        assertThat(new Backoff(2).after("msg_1", 2, Optional.empty())).isEmpty();
        assertThat(new Backoff(32).after("msg_1", 31, Optional.empty()).orElseThrow())
                .isBetween(Duration.ofHours(11), Duration.ofHours(17));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(33));
    }

    @ParameterizedTest
    @CsvSource({"PT10M, PT10M", "PT24H, PT24H", "PT24H1S, PT24H", "PT8760H, PT24H"})
    void what_the_receiver_asks_for_counts_up_to_a_day(Duration asked, Duration wait) {
        assertThat(Backoff.DEFAULT.after("msg_1", 1, Optional.of(asked))).contains(wait);
    }

    @Test
    void what_the_receiver_asks_for_does_not_shorten_a_step() {
        assertThat(Backoff.DEFAULT.after("msg_1", 5, Optional.of(Duration.ofSeconds(1))))
                .contains(after("msg_1", 5));
    }

    private static Duration after(String delivery, int attempt) {
        return Backoff.DEFAULT.after(delivery, attempt, Optional.empty()).orElseThrow();
    }
}
