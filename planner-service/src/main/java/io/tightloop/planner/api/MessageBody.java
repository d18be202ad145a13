package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.planner.view.MessageRow;
import java.time.Instant;

/** What the workers of a session were told, as clients see it. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageBody(String id, String text, String by, Instant at, Integer iteration) {

    static MessageBody of(MessageRow row) {
        return new MessageBody(
                row.messageId(),
                row.words(),
                row.who().isEmpty() ? null : row.who(),
                Instant.ofEpochMilli(row.sentAt()),
                row.iteration() == 0 ? null : row.iteration());
    }
}
