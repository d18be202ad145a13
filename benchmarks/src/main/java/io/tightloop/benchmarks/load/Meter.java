package io.tightloop.benchmarks.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts and times the sessions that end while it is open. */
final class Meter {
    private static final long LONGEST_NS = TimeUnit.HOURS.toNanos(2);
    private static final int DIGITS = 3;

    private final Histogram whole = new Histogram(LONGEST_NS, DIGITS);
    private final Map<Stage, Histogram> hops = new EnumMap<>(Stage.class);
    private final Map<Stage, Stage> before = new EnumMap<>(Stage.class);
    private long openedAt;
    private long lasted;
    private boolean open;

    synchronized void open() {
        open = true;
        openedAt = System.nanoTime();
    }

    synchronized void close() {
        lasted = System.nanoTime() - openedAt;
        open = false;
    }

    /** Sessions so far. */
    synchronized long count() {
        return whole.getTotalCount();
    }

    synchronized void ended(Track track) {
        if (!open) {
            return;
        }
        whole.recordValue(track.at(Stage.ENDED) - track.at(Stage.START));
        var last = Stage.START;
        for (var stage : Stage.values()) {
            if (stage != Stage.START && track.at(stage) != 0) {
                long time = track.at(stage) - track.at(last);
                hops.computeIfAbsent(stage, _ -> new Histogram(LONGEST_NS, DIGITS))
                        .recordValue(Math.max(0, time));
                before.put(stage, last);
                last = stage;
            }
        }
    }

    synchronized Timings timings() {
        var parts = new ArrayList<Timings.Hop>();
        hops.forEach((stage, times) ->
                parts.add(new Timings.Hop(before.get(stage).title(), stage.title(), Quantiles.of(times))));
        double seconds = lasted / (double) TimeUnit.SECONDS.toNanos(1);
        return new Timings(whole.getTotalCount(), seconds, Quantiles.of(whole), parts);
    }
}
