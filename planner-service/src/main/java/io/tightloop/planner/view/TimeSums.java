package io.tightloop.planner.view;

/** Times, added up. */
final class TimeSums {
    private final Histogram lengths = new Histogram();
    private long number;
    private long totalMs;

    void add(long ms) {
        number++;
        totalMs += ms;
        lengths.add(ms, 1);
    }

    /** What one counter has. */
    void add(long more, long moreMs) {
        number += more;
        totalMs += moreMs;
    }

    long number() {
        return number;
    }

    long totalMs() {
        return totalMs;
    }

    Histogram lengths() {
        return lengths;
    }
}
