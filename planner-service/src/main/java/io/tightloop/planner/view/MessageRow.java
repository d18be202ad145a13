package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.schemas.MessageSent;

/**
 * What somebody told the workers of a session; written from the topic of the service that accepted it.
 *
 * @param id session id, slash, message id
 * @param who said it; empty when unknown
 * @param sentAt ms since the epoch
 */
@MappedEntity("messages")
public record MessageRow(
        @Id String id, String sessionId, String messageId, String words, String who, int iteration, long sentAt) {

    static MessageRow of(MessageSent event) {
        var message = event.getMessage();
        return new MessageRow(
                event.getSessionId() + "/" + message.getId(),
                event.getSessionId(),
                message.getId(),
                message.getText(),
                message.getBy(),
                event.getIteration(),
                message.getAt());
    }
}
