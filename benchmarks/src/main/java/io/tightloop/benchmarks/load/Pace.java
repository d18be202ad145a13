package io.tightloop.benchmarks.load;

/** When sessions are started. */
public sealed interface Pace {
    /**
     * A session follows each one that has ended.
     *
     * @param concurrent how many are under way at a time
     */
    record Closed(int concurrent) implements Pace {}

    /**
     * The same, with an end.
     *
     * @param concurrent how many are under way at a time
     * @param sessions how many in all
     */
    record Batch(int concurrent, long sessions) implements Pace {}

    /**
     * A fixed schedule, whether or not earlier sessions have ended; latency counts from the time of the schedule.
     *
     * @param perSecond sessions
     */
    record Open(double perSecond) implements Pace {}

    /**
     * Sessions that never end, because nobody works for them.
     *
     * @param sessions how many in all
     */
    record Waiting(long sessions) implements Pace {}
}
