package io.tightloop.notifier.service;

import io.micronaut.runtime.Micronaut;

/** Runs the notifier service on its own. */
public final class NotifierApplication {
    private NotifierApplication() {}

    public static void main(String[] args) {
        Micronaut.build(args).environments("notifier").deduceEnvironment(false).start();
    }
}
