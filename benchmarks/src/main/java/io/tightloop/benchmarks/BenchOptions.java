package io.tightloop.benchmarks;

import io.tightloop.benchmarks.load.Via;
import java.nio.file.Path;
import java.util.List;

/**
 * What is measured.
 *
 * @param scenario what it is about
 * @param concurrent sessions at a time, one run for each number
 * @param rate sessions per second of an open loop; 0 for closed loops
 * @param via how workers take work, one run for each
 * @param start how sessions are started; null means on the topic for workers on Kafka, else at the front door
 * @param window of each measurement
 * @param firstWarmUp seconds before the first run
 * @param workers threads for each queue
 * @param limitSeconds length of each measurement of a limit; 0 for none
 * @param folder of the server; null for one that is deleted
 * @param json file of lines; null for none
 * @param report folder of the page; null for none
 */
record BenchOptions(
        Scenario scenario,
        List<Integer> concurrent,
        double rate,
        List<Via> via,
        Via start,
        Window window,
        long firstWarmUp,
        int workers,
        long limitSeconds,
        Path folder,
        Path json,
        Path report) {

    Via startOf(Via workers) {
        return start == null ? workers : start;
    }
}
