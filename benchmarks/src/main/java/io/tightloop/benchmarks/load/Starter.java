package io.tightloop.benchmarks.load;

/** Starts sessions; returns before they are started. */
interface Starter extends AutoCloseable {
    void start(String sessionId);

    @Override
    void close();
}
