package io.tightloop.planner.api;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.schemas.SendMessage;
import java.util.List;

/** Reads what the workers of a session are told, at most 8,192 characters. */
final class MessageReader {
    private static final int LONGEST = 8_192;

    private MessageReader() {}

    static SendMessage read(byte[] text, String sessionId, String commandId) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors).fields(List.of("text", "by"));
        var command = SendMessage.newBuilder()
                .setCommandId(commandId)
                .setSessionId(sessionId)
                .setText(json.required("text", LONGEST))
                .setBy(json.text("by", 256).orElse(""))
                .build();
        errors.refuse();
        return command;
    }
}
