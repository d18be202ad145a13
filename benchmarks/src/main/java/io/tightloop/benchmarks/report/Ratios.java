package io.tightloop.benchmarks.report;

import io.tightloop.benchmarks.figures.RunFigures;
import io.tightloop.benchmarks.limit.Limits;

/**
 * How near a run came to the limits of its broker.
 *
 * @param ofRaw records per second that its sessions wrote, over those of raw produce and consume
 * @param ofHop sessions per second over records per second of a bare Streams hop
 * @param hopsAlone p50 from start to end over p50 of a bare Streams hop alone; says something for one session at a time
 */
public record Ratios(double ofRaw, double ofHop, double hopsAlone) {

    /** Of a run and the limits of the same broker. */
    public static Ratios of(RunFigures run, Limits limits) {
        return new Ratios(
                run.sessionsPerSecond() * run.cost().records() / limits.rawPerSecond(),
                run.sessionsPerSecond() / limits.hopPerSecond(),
                run.timings().whole().p50() / limits.hopAloneMs());
    }
}
