package io.tightloop.baton.http;

import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what a session is to wait for (design section 8); each type has its own fields and refuses the others'. */
public final class SuspensionReader {
    private static final List<String> TYPES = List.of("TIME", "POLL", "MANUAL", "FILE");
    private static final List<String> FIELDS = List.of("type", "for", "until", "check", "path", "contains", "reason");
    /** Longest reason, in characters. */
    private static final int REASON = 8_192;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private SuspensionReader() {}

    /** The suspension in this object, which may have other fields too that its caller reads. */
    public static Suspension read(JsonCursor json, String... others) {
        var known = new ArrayList<>(FIELDS);
        known.addAll(List.of(others));
        var fields = json.fields(known);
        var suspension = Suspension.newBuilder()
                .setType(SuspensionType.UNKNOWN)
                .setReason(fields.text("reason", REASON).orElse(""));
        fields.required("type", JsonCursor.TEXT);
        fields.choice("type", TYPES).ifPresent(type -> ofType(suspension, SuspensionType.valueOf(type), fields));
        return suspension.build();
    }

    private static void ofType(Suspension.Builder suspension, SuspensionType type, JsonCursor json) {
        suspension.setType(type);
        var own = ownFields(type);
        for (var field : FIELDS) {
            if (json.has(field) && !own.contains(field)) {
                json.wrong(field, "does not belong to a suspension of type " + type);
            }
        }
        switch (type) {
            case TIME -> time(suspension, json);
            case POLL -> poll(suspension, json);
            case FILE -> file(suspension, json);
            case MANUAL, UNKNOWN -> {}
        }
    }

    private static List<String> ownFields(SuspensionType type) {
        return switch (type) {
            case TIME -> List.of("type", "for", "until", "reason");
            case POLL -> List.of("type", "check", "reason");
            case FILE -> List.of("type", "path", "contains", "reason");
            case MANUAL, UNKNOWN -> List.of("type", "reason");
        };
    }

    private static void time(Suspension.Builder suspension, JsonCursor json) {
        if (json.has("for") == json.has("until")) {
            json.wrong("for", "exactly one of for and until is required by type TIME");
        }
        json.millis("for", 1).ifPresent(suspension::setForMs);
        json.text("until", 64).ifPresent(until -> until(suspension, until, json));
    }

    private static void until(Suspension.Builder suspension, String text, JsonCursor json) {
        try {
            var until = Instant.parse(text);
            if (until.isAfter(Instant.EPOCH) && !until.isAfter(LATEST)) {
                suspension.setUntil(until.toEpochMilli());
                return;
            }
        } catch (DateTimeException _) {
            // Told below, like an instant that is out of bounds.
        }
        json.wrong("until", "must be an instant such as 2030-01-31T08:00:00Z");
    }

    private static void poll(Suspension.Builder suspension, JsonCursor json) {
        if (!json.has("check")) {
            json.wrong("check", "is required by type POLL");
            return;
        }
        var check = CheckReader.read(json.object("check"));
        if (check.getType() == CheckType.MANUAL) {
            json.wrong("check.type", "a manual check cannot be polled; use a suspension of type MANUAL");
        }
        suspension.setCheck(check);
    }

    private static void file(Suspension.Builder suspension, JsonCursor json) {
        var check = Check.newBuilder().setType(CheckType.FILE);
        CheckReader.ofFile(json, check);
        suspension.setCheck(check.build());
    }
}
