package io.tightloop.planner.api;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.schemas.WaiveCriterion;
import java.util.List;

/** Reads the waiver of a criterion; who must have signed it is the session's to say. */
final class WaiverReader {
    private WaiverReader() {}

    static WaiveCriterion read(byte[] text, String sessionId, String commandId) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors)
                .fields(List.of("criterion", "reason", "by", "approvedBy"));
        var command = WaiveCriterion.newBuilder()
                .setCommandId(commandId)
                .setSessionId(sessionId)
                .setCriterionId(json.id("criterion"))
                .setReason(json.text("reason", JsonCursor.TEXT).orElse(""))
                .setBy(json.text("by", 256).orElse(""))
                .setApprovedBy(json.text("approvedBy", 256).orElse(null))
                .build();
        errors.refuse();
        return command;
    }
}
