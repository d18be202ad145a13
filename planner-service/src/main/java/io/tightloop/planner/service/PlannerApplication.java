package io.tightloop.planner.service;

import io.micronaut.runtime.Micronaut;

/** Runs the planner service, with the front door, on its own. */
public final class PlannerApplication {
    private PlannerApplication() {}

    public static void main(String[] args) {
        Micronaut.build(args).environments("planner").deduceEnvironment(false).start();
    }
}
