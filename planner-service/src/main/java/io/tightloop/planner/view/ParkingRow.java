package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * An event that a service could not read and has stored; written from the topic of that service, in its order, so that
 * it tells which dead letters were read again, whoever asked for it.
 *
 * @param id of the event's {@link DeadLetterRow}, which may not be known yet
 * @param status a {@link DeadLetterRow.Status}: OPEN while it is stored
 * @param settledAt ms since the epoch; null while OPEN
 * @param parkedAt ms since the epoch; null of what was stored before this was
 */
@MappedEntity("parkings")
public record ParkingRow(
        @Id String id,
        String sessionId,
        String service,
        String status,
        @Nullable String outcome,
        @Nullable String settledBy,
        @Nullable Long settledAt,
        @Nullable Long parkedAt) {}
