package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.feed.Place;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;

/**
 * A command and its answer; the first answer stays.
 *
 * @param id session id, slash, command id
 * @param state PENDING, ACCEPTED or REJECTED
 * @param topic topic of the answer, with partition and offset; null while PENDING
 * @param who sent it; empty when unknown
 * @param answeredAt ms since the epoch
 */
@MappedEntity("commands")
public record CommandRow(
        @Id String id,
        String sessionId,
        String commandId,
        String command,
        String state,
        @Nullable String outcome,
        @Nullable String rejection,
        @Nullable String detail,
        String who,
        @Nullable Long answeredAt,
        @Nullable String topic,
        int topicPartition,
        long topicOffset) {

    /** Identifier of a command among those of all sessions. */
    public static String id(String sessionId, String commandId) {
        return sessionId + "/" + commandId;
    }

    public static CommandRow pending(String sessionId, String commandId, String command) {
        return new CommandRow(
                id(sessionId, commandId),
                sessionId,
                commandId,
                command,
                "PENDING",
                null,
                null,
                null,
                "",
                null,
                null,
                -1,
                -1);
    }

    public static CommandRow of(CommandAccepted event, Place place) {
        return new CommandRow(
                id(event.getSessionId(), event.getCommandId()),
                event.getSessionId(),
                event.getCommandId(),
                event.getCommand(),
                "ACCEPTED",
                event.getOutcome().name(),
                null,
                event.getDetail().isEmpty() ? null : event.getDetail(),
                event.getBy(),
                event.getAt(),
                place.topic(),
                place.partition(),
                place.offset());
    }

    public static CommandRow of(CommandRejected event, Place place) {
        return new CommandRow(
                id(event.getSessionId(), event.getCommandId()),
                event.getSessionId(),
                event.getCommandId(),
                event.getCommand(),
                "REJECTED",
                null,
                event.getReason().name(),
                event.getDetail(),
                event.getBy(),
                event.getAt(),
                place.topic(),
                place.partition(),
                place.offset());
    }

    public boolean isAnswered() {
        return !state.equals("PENDING");
    }

    CommandRow answeredBy(CommandRow answer) {
        return isAnswered() ? this : answer;
    }
}
