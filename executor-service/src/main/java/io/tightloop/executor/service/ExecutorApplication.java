package io.tightloop.executor.service;

import io.micronaut.runtime.Micronaut;

/** Runs the executor service on its own. */
public final class ExecutorApplication {
    private ExecutorApplication() {}

    public static void main(String[] args) {
        Micronaut.build(args).environments("executor").deduceEnvironment(false).start();
    }
}
