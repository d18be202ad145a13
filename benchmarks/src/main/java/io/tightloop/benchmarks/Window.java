package io.tightloop.benchmarks;

/**
 * How long a load is measured.
 *
 * @param warmUp seconds of it before
 * @param seconds at most
 * @param sessions after which it ends earlier
 */
record Window(long warmUp, long seconds, long sessions) {}
