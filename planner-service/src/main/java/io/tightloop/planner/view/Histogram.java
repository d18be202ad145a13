package io.tightloop.planner.view;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many times were how long, in fixed buckets: eight for each doubling, from 1 ms on, and one for 0 ms. What is told
 * of a percentile is the middle of its bucket, at most 5 % from the truth. Numbers may be negative while they are to be
 * added to others.
 */
final class Histogram {
    private static final int A_DOUBLING = 8;
    private static final double LOG_2 = StrictMath.log(2);

    private final TreeMap<Integer, Long> buckets = new TreeMap<>();

    /** As {@link #text} writes it. */
    static Histogram of(String text) {
        var histogram = new Histogram();
        histogram.add(text);
        return histogram;
    }

    /** Adds a time, ms, so many times. */
    void add(long ms, long times) {
        merge(bucket(ms), times);
    }

    void add(Histogram other) {
        other.buckets.forEach(this::merge);
    }

    /** Adds what a text tells. */
    void add(String text) {
        if (!text.isEmpty()) {
            for (var bucket : text.split(" ")) {
                int colon = bucket.indexOf(':');
                merge(Integer.parseInt(bucket.substring(0, colon)), Long.parseLong(bucket.substring(colon + 1)));
            }
        }
    }

    /** The time that this part of all times, from 0 to 1, does not exceed, ms; null without any. */
    Long percentile(double part) {
        long all = buckets.values().stream()
                .filter(times -> times > 0)
                .mapToLong(Long::longValue)
                .sum();
        long rank = Math.max(1, (long) Math.ceil(part * all));
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            rank -= Math.max(0, bucket.getValue());
            if (rank <= 0) {
                return middle(bucket.getKey());
            }
        }
        return null;
    }

    boolean isEmpty() {
        return buckets.isEmpty();
    }

    /** Buckets and their numbers, in order. */
    String text() {
        return buckets.entrySet().stream()
                .map(bucket -> bucket.getKey() + ":" + bucket.getValue())
                .collect(Collectors.joining(" "));
    }

    private void merge(int bucket, long times) {
        buckets.merge(bucket, times, (one, other) -> one + other == 0 ? null : (Long) (one + other));
    }

    private static int bucket(long ms) {
        return ms <= 0 ? 0 : 1 + (int) Math.floor(StrictMath.log(ms) / LOG_2 * A_DOUBLING);
    }

    private static long middle(int bucket) {
        return bucket == 0 ? 0 : Math.round(StrictMath.pow(2, (bucket - 0.5) / A_DOUBLING));
    }
}
