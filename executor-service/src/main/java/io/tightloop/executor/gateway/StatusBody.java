package io.tightloop.executor.gateway;

import io.micronaut.core.annotation.Introspected;

/**
 * What came of a report.
 *
 * @param status ACCEPTED, or PENDING when it is durable but not judged yet
 */
@Introspected
record StatusBody(String status) {}
