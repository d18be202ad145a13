package io.tightloop.planner.api;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.schemas.LimitsChange;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.Signal;
import java.util.List;

/** Reads a signal; limits come with CONTINUE alone. */
final class SignalReader {
    private SignalReader() {}

    static SendSignal read(byte[] text, String sessionId, String commandId) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors).fields(List.of("signal", "reason", "by", "policy"));
        json.required("signal", JsonCursor.TEXT);
        var signal = json.choice("signal", List.of("BREAK", "DONE", "CONTINUE"))
                .map(Signal::valueOf)
                .orElse(Signal.UNKNOWN);
        var command = SendSignal.newBuilder()
                .setCommandId(commandId)
                .setSessionId(sessionId)
                .setSignal(signal)
                .setReason(json.text("reason", JsonCursor.TEXT).orElse(""))
                .setBy(json.text("by", 256).orElse(""))
                .setLimits(json.has("policy") ? limits(json, signal) : null)
                .build();
        errors.refuse();
        return command;
    }

    private static LimitsChange limits(JsonCursor json, Signal signal) {
        if (signal != Signal.CONTINUE) {
            json.wrong("policy", "belongs to CONTINUE");
        }
        return LimitsReader.change(json.object("policy"));
    }
}
