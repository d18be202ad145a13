package io.tightloop.executor.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.List;

/**
 * A worker of a queue as clients see it.
 *
 * @param worker who it is, in its own words
 * @param lastSeen its last sign of life
 * @param capabilities what it says it can do
 * @param running claims of it that have not ended and are not silent for two leases
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record WorkerBody(String worker, Instant lastSeen, List<String> capabilities, int running) {}
