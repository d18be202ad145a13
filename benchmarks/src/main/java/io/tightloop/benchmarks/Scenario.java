package io.tightloop.benchmarks;

import java.util.List;
import java.util.Map;

/** What a suite is about. */
sealed interface Scenario {
    /** Sessions of the standard work unit, one after the other or at a rate. */
    record Loops() implements Scenario {}

    /**
     * Sessions of ever more tasks.
     *
     * @param counts tasks of a session, 1 to 10,000
     * @param maxConcurrent tasks at a time
     */
    record Tasks(List<Integer> counts, int maxConcurrent) implements Scenario {}

    /**
     * The same load on a store that is empty and on one that is not.
     *
     * @param archived sessions that are run and archived between the two
     * @param live sessions that wait meanwhile
     */
    record Archive(long archived, long live) implements Scenario {}

    /** How soon notifications of ends come, on their topic and by webhook, and how many webhooks are sent a second. */
    record Notify() implements Scenario {}

    /** Settings of the server, as environment variables. */
    default Map<String, String> settings() {
        return switch (this) {
            case Loops _, Tasks _ -> Map.of();
            case Notify _ -> Map.of("TIGHTLOOP_NOTIFIER_WEBHOOKS_ALLOW", "127.0.0.0/8");
            case Archive _ -> Map.of("TIGHTLOOP_ARCHIVE_AFTER", "1s", "TIGHTLOOP_PLANNER_ARCHIVER_INTERVAL", "5s");
        };
    }
}
