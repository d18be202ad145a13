package io.tightloop.standalone.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a run of the suite does.
 *
 * @param seed decides the order of the faults, their lengths, and the load
 * @param length how long faults go on; a fault that has begun is ended and measured
 * @param brokers 1 or 3
 * @param only beginnings of the names of the faults to choose from; all when empty
 * @param rate sessions started in a second
 * @param waiting sessions that are started before the faults and wait, all the time, for a worker that does not come: state
 * @param folder below which the run keeps its data; archives of classes stay in it for the next run
 * @param json where the scorecard goes as JSON; null for nowhere
 * @param strict whether a bound in time that is missed fails the run
 * @param keep whether the folder of the run is kept
 */
public record ChaosOptions(
        long seed,
        Duration length,
        int brokers,
        List<String> only,
        double rate,
        int waiting,
        Path folder,
        Path json,
        boolean strict,
        boolean keep) {

    public ChaosOptions {
        only = List.copyOf(only);
    }
}
