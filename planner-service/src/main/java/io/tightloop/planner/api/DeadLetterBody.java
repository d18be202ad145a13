package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.planner.view.DeadLetterRow;
import java.time.Instant;

/**
 * A dead letter in a list.
 *
 * @param session absent when the record names none
 * @param bytes size of the record's value
 * @param outcome what became of it; absent while it is OPEN
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterBody(
        String id,
        String service,
        String topic,
        int partition,
        long offset,
        DeadLetterOrigin origin,
        String session,
        String cause,
        Instant at,
        int bytes,
        DeadLetterRow.Status status,
        String outcome,
        String by,
        Instant settledAt) {

    static DeadLetterBody of(DeadLetterRow row, DeadLetterOrigin origin) {
        return new DeadLetterBody(
                row.id(),
                row.service(),
                row.topic(),
                row.topicPartition(),
                row.topicOffset(),
                origin,
                row.sessionId().isEmpty() ? null : row.sessionId(),
                row.cause(),
                Instant.ofEpochMilli(row.diedAt()),
                row.size(),
                row.standing(),
                row.outcome(),
                row.settledBy() == null || row.settledBy().isEmpty() ? null : row.settledBy(),
                row.settledAt() == null ? null : Instant.ofEpochMilli(row.settledAt()));
    }
}
