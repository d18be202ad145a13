package io.tightloop.executor.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.schemas.Message;
import java.time.Instant;

/** What somebody tells the workers of a session; its id tells duplicates. */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record MessageBody(String id, String text, String by, Instant at) {
    static MessageBody of(Message message) {
        return new MessageBody(
                message.getId(), message.getText(), message.getBy(), Instant.ofEpochMilli(message.getAt()));
    }
}
