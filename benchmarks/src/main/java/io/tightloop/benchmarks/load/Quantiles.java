package io.tightloop.benchmarks.load;

import org.HdrHistogram.AbstractHistogram;

/**
 * A distribution of times, ms.
 *
 * @param count of values
 */
public record Quantiles(long count, double mean, double p50, double p99, double p999, double max) {
    private static final double NS_PER_MS = 1_000_000.0;

    /** Of a histogram of ns. */
    public static Quantiles of(AbstractHistogram times) {
        return new Quantiles(
                times.getTotalCount(),
                ms((long) times.getMean()),
                ms(times.getValueAtPercentile(50)),
                ms(times.getValueAtPercentile(99)),
                ms(times.getValueAtPercentile(99.9)),
                ms(times.getMaxValue()));
    }

    private static double ms(long ns) {
        return Math.round(ns / NS_PER_MS * 1_000) / 1_000.0;
    }
}
