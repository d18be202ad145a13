package io.tightloop.baton.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads HTTP headers, at most 100 of them, with names and values as RFC 9110 has them. */
final class HeaderReader {
    private static final int MOST = 100;
    private static final int LONGEST = 8_192;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*");
    private static final List<String> OF_THE_CONNECTION =
            List.of("connection", "content-length", "expect", "host", "upgrade");

    private HeaderReader() {}

    /** Headers to send: those that a client sets by itself are refused. */
    static Map<String, String> sent(JsonCursor json, String field) {
        var headers = json.object(field);
        var read = read(headers);
        read.keySet().stream()
                .filter(name -> OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> headers.wrong(name, "is set by whoever sends the request"));
        return read;
    }

    /** Headers that an answer must have. */
    static Map<String, String> expected(JsonCursor json, String field) {
        return read(json.object(field));
    }

    private static Map<String, String> read(JsonCursor json) {
        var headers = new LinkedHashMap<String, String>();
        if (!json.node().isObject()) {
            json.wrong("", "must be an object");
        } else if (json.node().size() > MOST) {
            json.wrong(
                    "",
                    "must have at most " + MOST + " headers, has " + json.node().size());
        } else {
            json.node().fieldNames().forEachRemaining(name -> headers.put(name, value(json, name)));
        }
        return headers;
    }

    private static String value(JsonCursor json, String name) {
        if (!NAME.matcher(name).matches()) {
            json.wrong(name, "must be the name of an HTTP header, at most 128 characters");
            return "";
        }
        if (!json.has(name)) {
            json.wrong(name, "must be a text");
            return "";
        }
        var value = json.text(name, LONGEST).orElse("");
        if (!VALUE.matcher(value).matches()) {
            json.wrong(name, "must not have control characters nor any beyond ISO 8859-1");
        }
        return value;
    }
}
