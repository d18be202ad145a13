package io.tightloop.reviewer.service;

import io.micronaut.runtime.Micronaut;

/** Runs the reviewer service on its own. */
public final class ReviewerApplication {
    private ReviewerApplication() {}

    public static void main(String[] args) {
        Micronaut.build(args).environments("reviewer").deduceEnvironment(false).start();
    }
}
