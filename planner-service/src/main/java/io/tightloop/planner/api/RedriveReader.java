package io.tightloop.planner.api;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.schemas.RedriveSession;
import java.util.List;

/** Reads which service is to try again what it could not read. */
final class RedriveReader {
    private static final List<String> SERVICES = List.of("planner", "executor", "reviewer");

    private RedriveReader() {}

    static RedriveSession read(byte[] text, String sessionId, String commandId) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors).fields(List.of("service", "skip", "by"));
        json.required("service", JsonCursor.TEXT);
        var command = RedriveSession.newBuilder()
                .setCommandId(commandId)
                .setSessionId(sessionId)
                .setService(json.choice("service", SERVICES).orElse(""))
                .setSkip(json.flag("skip").orElse(false))
                .setBy(json.text("by", 256).orElse(""))
                .build();
        errors.refuse();
        return command;
    }
}
