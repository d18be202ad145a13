package io.tightloop.benchmarks.load;

import java.util.List;

/**
 * The sessions that ended while it was measured.
 *
 * @param sessions how many
 * @param seconds how long it was measured
 * @param whole from the start call to the end event
 * @param hops the parts of it, in their order
 */
public record Timings(long sessions, double seconds, Quantiles whole, List<Hop> hops) {

    /**
     * One part of a session.
     *
     * @param from the stage before that the driver saw
     * @param to the stage
     * @param time between them; 0 where the driver saw them the other way round
     */
    public record Hop(String from, String to, Quantiles time) {}

    /** Throughput. */
    public double perSecond() {
        return sessions / seconds;
    }
}
