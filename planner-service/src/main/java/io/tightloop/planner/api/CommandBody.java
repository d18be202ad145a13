package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.baton.feed.Place;
import io.tightloop.planner.view.CommandRow;
import java.time.Instant;

/** A command and its answer as clients see it; {@code version} is for {@code ?after=}. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommandBody(
        String sessionId,
        String commandId,
        String command,
        String status,
        String outcome,
        String reason,
        String detail,
        String by,
        Instant answeredAt,
        String version) {

    static CommandBody of(CommandRow row) {
        return new CommandBody(
                row.sessionId(),
                row.commandId(),
                row.command(),
                row.state(),
                row.outcome(),
                row.rejection(),
                row.detail(),
                row.who().isEmpty() ? null : row.who(),
                row.answeredAt() == null ? null : Instant.ofEpochMilli(row.answeredAt()),
                row.isAnswered() ? version(row) : null);
    }

    private static String version(CommandRow row) {
        return Opaque.version(new Place(row.topic(), row.topicPartition(), row.topicOffset()));
    }
}
