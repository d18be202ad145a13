package io.tightloop.benchmarks.load;

/** How external workers take work, or how sessions are started. */
public enum Via {
    KAFKA,
    HTTP
}
