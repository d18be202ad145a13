package io.tightloop.baton.http;

import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a check; each type has its own fields and refuses the others'. */
public final class CheckReader {
    private static final List<String> TYPES = List.of("command", "http", "file", "agent", "manual");
    /** Words for the method of an HTTP request. */
    public static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    /** Ends in {@code /} or in {@code .} as a name of its own. */
    private static final Pattern FOLDER = Pattern.compile("(.*/)?\\.?", Pattern.DOTALL);

    private static final List<String> FIELDS = List.of(
            "type",
            "command",
            "path",
            "contains",
            "url",
            "method",
            "headers",
            "body",
            "expectStatus",
            "expectHeaders",
            "queue",
            "timeout");

    private CheckReader() {}

    public static Check read(JsonCursor json) {
        var check = Check.newBuilder().setType(CheckType.UNKNOWN);
        var fields = json.fields(FIELDS);
        fields.required("type", JsonCursor.TEXT);
        fields.choice("type", TYPES).ifPresent(type -> ofType(type, fields, check));
        return check.build();
    }

    private static void ofType(String type, JsonCursor json, Check.Builder check) {
        var own = ownFields(type);
        for (var field : FIELDS) {
            if (json.has(field) && !own.contains(field)) {
                json.wrong(field, "does not belong to a check of type " + type);
            }
        }
        check.setType(CheckType.valueOf(type.toUpperCase(Locale.ROOT)));
        json.millis("timeout", 1).ifPresent(check::setTimeoutMs);
        switch (type) {
            case "command" -> check.setCommand(json.required("command", JsonCursor.TEXT));
            case "http" -> http(json, check);
            case "file" -> ofFile(json, check);
            case "agent" -> agent(json, check);
            default -> {}
        }
    }

    private static List<String> ownFields(String type) {
        return switch (type) {
            case "command" -> List.of("type", "command", "timeout");
            case "http" ->
                List.of(
                        "type",
                        "url",
                        "method",
                        "headers",
                        "body",
                        "expectStatus",
                        "expectHeaders",
                        "contains",
                        "timeout");
            case "file" -> List.of("type", "path", "contains", "timeout");
            case "agent" -> List.of("type", "queue", "timeout");
            default -> List.of("type");
        };
    }

    private static void http(JsonCursor json, Check.Builder check) {
        check.setUrl(Places.requiredUrl(json, "url"));
        json.choice("method", METHODS).ifPresent(check::setMethod);
        check.setHeaders(HeaderReader.sent(json, "headers"));
        json.text("body", JsonCursor.TEXT).ifPresent(check::setBody);
        check.setExpectHeaders(HeaderReader.expected(json, "expectHeaders"));
        check.setExpectStatus(json.integer("expectStatus", 100, 599, 200));
        json.text("contains", JsonCursor.TEXT).ifPresent(check::setContains);
    }

    /** What a check and a suspension of a file have in common. */
    static void ofFile(JsonCursor json, Check.Builder check) {
        json.required("path", JsonCursor.TEXT);
        file(json, "path").ifPresent(check::setPath);
        json.text("contains", JsonCursor.TEXT).ifPresent(check::setContains);
    }

    /** The path of a file in the workspace; one that can only be a folder's is refused. */
    static Optional<String> file(JsonCursor json, String name) {
        var path = Places.relativePath(json, name);
        if (path.filter(text -> FOLDER.matcher(text).matches()).isPresent()) {
            json.wrong(name, "must name a file, not a folder");
        }
        return path;
    }

    private static void agent(JsonCursor json, Check.Builder check) {
        json.required("queue", JsonCursor.TEXT);
        json.queue("queue").ifPresent(check::setQueue);
    }
}
