package io.tightloop.benchmarks.figures;

import io.tightloop.benchmarks.load.Lags;
import io.tightloop.benchmarks.load.Timings;
import java.util.Map;

/**
 * One run.
 *
 * @param name as a person reads it
 * @param via how workers took work
 * @param start how sessions were started
 * @param concurrent sessions at a time; 0 in an open loop
 * @param rate sessions started per second; 0 in a closed loop
 * @param sessionsPerSecond that ended
 * @param timings of the sessions
 * @param unfinished sessions that had not ended 30 s after the last start
 * @param cost what each session used
 * @param rssMiB memory of the server at the end
 * @param peakMiB most memory of the server so far
 * @param commitsPerSecond transactions of the services
 * @param readModelMs how long after the last end the read model showed it
 * @param lags behind the end events, in an open loop; else null
 */
public record RunFigures(
        String name,
        String via,
        String start,
        int concurrent,
        double rate,
        double sessionsPerSecond,
        Timings timings,
        int unfinished,
        Cost cost,
        double rssMiB,
        double peakMiB,
        double commitsPerSecond,
        long readModelMs,
        Lags lags) {

    /** Whether every session ended and, where that was watched, was shown and told. */
    public boolean complete() {
        return unfinished == 0 && (lags == null || lags.late() == 0);
    }

    /**
     * What sessions used.
     *
     * @param serverCpu CPU s per 1,000 sessions of the server: broker, registry, services and read model
     * @param driverCpu CPU s per 1,000 sessions of the driver: clients and workers
     * @param records per session, markers of transactions included
     * @param bytes per session
     * @param commits transactions per session
     * @param traffic records and bytes per session by topics
     */
    public record Cost(
            double serverCpu,
            double driverCpu,
            double records,
            double bytes,
            double commits,
            Map<TopicGroup, Traffic> traffic) {}
}
