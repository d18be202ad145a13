package io.tightloop.executor.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * The answer to a heartbeat.
 *
 * @param leaseUntil end of the renewed lease; not there when the work is called off
 * @param cancelled whether the work is called off: stop, no result is wanted
 * @param messages what the workers of the session were told since the last answer
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeaseBody(@Nullable Instant leaseUntil, boolean cancelled, List<MessageBody> messages) {}
