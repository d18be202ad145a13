package io.tightloop.executor.worker;

/** Takes note of how far a running item is; the last note goes out with the next heartbeat. */
@FunctionalInterface
public interface Progress {
    /** Notes the percentage, 0 to 100, and what is being done. */
    void report(int percent, String message);
}
