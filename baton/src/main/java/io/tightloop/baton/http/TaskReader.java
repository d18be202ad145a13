package io.tightloop.baton.http;

import io.tightloop.schemas.Retry;
import io.tightloop.schemas.Task;
import java.util.List;

/** Reads one task, of a brief or written by a person later. */
public final class TaskReader {
    /** Most tasks of one plan. */
    public static final int MOST = 10_000;

    private static final List<String> FIELDS = List.of(
            "id",
            "title",
            "description",
            "queue",
            "input",
            "dependsOn",
            "files",
            "priority",
            "timeout",
            "retry",
            "checks",
            "callbackUrl");
    private static final List<String> PRIORITIES = List.of("P0", "P1", "P2", "P3", "P4");

    private TaskReader() {}

    public static Task read(JsonCursor item) {
        var json = item.fields(FIELDS);
        return Task.newBuilder()
                .setId(json.subject("id"))
                .setTitle(json.required("title", JsonCursor.TEXT))
                .setDescription(json.text("description", JsonCursor.TEXT).orElse(""))
                .setQueue(json.queue("queue").orElse(null))
                .setInput(input(json))
                .setDependsOn(json.references("dependsOn", MOST))
                .setFiles(json.texts("files", 1_000))
                .setPriority(
                        PRIORITIES.indexOf(json.choice("priority", PRIORITIES).orElse("P2")))
                .setTimeoutMs(json.millis("timeout", 1).orElse(300_000L))
                .setRetry(retry(json.object("retry").fields(List.of("maxAttempts", "backoff"))))
                .setChecks(json.items("checks", 100).stream()
                        .map(CheckReader::read)
                        .toList())
                .setCallbackUrl(Places.url(json, "callbackUrl").orElse(null))
                .build();
    }

    private static String input(JsonCursor json) {
        var input = json.object("input");
        if (!input.node().isObject()) {
            json.wrong("input", "must be an object");
            return "{}";
        }
        var text = input.node().toString();
        if (text.length() > JsonCursor.TEXT) {
            json.wrong("input", "must have at most " + JsonCursor.TEXT + " characters as JSON, has " + text.length());
        }
        if (json.node().path("queue").asText().equals("file") && input.has("path")) {
            input.required("path", JsonCursor.TEXT);
            CheckReader.file(input, "path");
        }
        return text;
    }

    private static Retry retry(JsonCursor json) {
        return Retry.newBuilder()
                .setMaxAttempts(json.integer("maxAttempts", 1, 100, 3))
                .setBackoffMs(json.millis("backoff", 0).orElse(1_000L))
                .build();
    }
}
