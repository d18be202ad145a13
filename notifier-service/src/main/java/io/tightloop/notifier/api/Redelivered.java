package io.tightloop.notifier.api;

import io.micronaut.core.annotation.Introspected;

/** How many deliveries are sent again. */
@Introspected
record Redelivered(int deliveries) {}
