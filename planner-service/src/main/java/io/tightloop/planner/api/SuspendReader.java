package io.tightloop.planner.api;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.http.SuspensionReader;
import io.tightloop.schemas.Decision;
import io.tightloop.schemas.ResumeSession;
import io.tightloop.schemas.SuspendSession;
import java.util.List;

/** Reads what a session is to wait for, and what a person decides about it. */
final class SuspendReader {
    private static final List<String> DECISIONS = List.of("APPROVE", "REJECT", "FORCE");

    private SuspendReader() {}

    static SuspendSession suspend(byte[] text, String sessionId, String commandId) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors);
        var command = SuspendSession.newBuilder()
                .setCommandId(commandId)
                .setSessionId(sessionId)
                .setSuspension(SuspensionReader.read(json, "by"))
                .setBy(json.text("by", 256).orElse(""))
                .build();
        errors.refuse();
        return command;
    }

    static ResumeSession resume(byte[] text, String sessionId, String commandId) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors).fields(List.of("decision", "comment", "by"));
        json.required("decision", JsonCursor.TEXT);
        var command = ResumeSession.newBuilder()
                .setCommandId(commandId)
                .setSessionId(sessionId)
                .setDecision(json.choice("decision", DECISIONS)
                        .map(Decision::valueOf)
                        .orElse(Decision.UNKNOWN))
                .setComment(json.text("comment", JsonCursor.TEXT).orElse(""))
                .setBy(json.text("by", 256).orElse(""))
                .build();
        errors.refuse();
        return command;
    }
}
