package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 9, 10, 99, 1_000, 12_345, 86_400_000, 40L * 86_400_000 * 365})
    void time_of_one_bucket_is_told_within_five_percent_or_half_a_millisecond(long ms) {
        var histogram = new Histogram();
        histogram.add(ms, 1);

        assertThat((double) Math.abs(histogram.percentile(0.5) - ms)).isLessThanOrEqualTo(Math.max(0.5, ms * 0.05));
    }

    @Test
    void percentiles_are_within_five_percent_of_those_of_all_times() {
        var random = new Random(7);
        var histogram = new Histogram();
        var times = new ArrayList<Long>();
        for (int i = 0; i < 10_000; i++) {
            long ms = (long) Math.exp(random.nextGaussian() * 2 + 8);
            times.add(ms);
            histogram.add(ms, 1);
        }
        times.sort(null);

        assertThat(histogram.percentile(0.5)).isCloseTo(times.get(4_999), withinPercentage(5));
        assertThat(histogram.percentile(0.95)).isCloseTo(times.get(9_499), withinPercentage(5));
    }

    @Test
    void text_tells_the_same_and_what_is_taken_back_leaves_nothing() {
        var histogram = new Histogram();
        histogram.add(0, 2);
        histogram.add(5_000, 3);
        var copy = Histogram.of(histogram.text());
        assertThat(copy.text()).isEqualTo(histogram.text()).startsWith("0:2 ");

        copy.add(0, -2);
        copy.add(5_000, -3);
        assertThat(copy.isEmpty()).isTrue();
        assertThat(copy.text()).isEmpty();
        assertThat(copy.percentile(0.5)).isNull();
    }
}
