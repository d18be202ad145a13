package io.tightloop.executor.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tightloop.baton.http.JsonCursor;
import java.util.Optional;

/** Reads fields that have bounds of the gateway's own. */
final class Bounds {
    /** Longest message, summary or description in bytes. */
    private static final int TEXT_BYTES = 8_192;

    private Bounds() {}

    /** A duration in ms within these bounds. */
    static Optional<Long> millis(JsonCursor json, String name, long least, long most) {
        return json.millis(name, 0).filter(millis -> {
            boolean within = millis >= least && millis <= most;
            if (!within) {
                json.wrong(name, "must be from %d s to %d s".formatted(least / 1_000, most / 1_000));
            }
            return within;
        });
    }

    /** A text of at most 8 KiB. */
    static Optional<String> text(JsonCursor json, String name) {
        var text = json.text(name, TEXT_BYTES);
        text.ifPresent(value -> within(json, name, value));
        return text;
    }

    /** A text of at most 8 KiB that must be there. */
    static String required(JsonCursor json, String name) {
        var text = json.required(name, TEXT_BYTES);
        within(json, name, text);
        return text;
    }

    private static void within(JsonCursor json, String name, String text) {
        int bytes = text.getBytes(UTF_8).length;
        if (text.length() <= TEXT_BYTES && bytes > TEXT_BYTES) {
            json.wrong(name, "must have at most " + TEXT_BYTES + " bytes as UTF-8, has " + bytes);
        }
    }
}
