package io.tightloop.planner.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.tightloop.baton.http.Refused;
import io.tightloop.baton.rows.Json;
import io.tightloop.planner.view.TaskRunRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** A result whose output is in the payload store, in the same shape as any other, without reading it into memory. */
final class StoredResult {
    private StoredResult() {}

    static HttpResponse<?> of(TaskResultBody body, TaskRunRow run, PayloadFiles files) {
        var output = files.open(run.sessionId(), run.outputHash());
        try {
            int first = output.read();
            var start = new byte[] {(byte) first};
            var parts = List.of(text(head(body, type(first))), new ByteArrayInputStream(start), output, text("}"));
            var all = new SequenceInputStream(Collections.enumeration(parts));
            return PayloadFiles.sent(all, MediaType.APPLICATION_JSON_TYPE, run.outputHash());
        } catch (IOException _) {
            throw new Refused.Unavailable("The payload store does not answer; ask again");
        }
    }

    /** Everything before the output. */
    private static String head(TaskResultBody body, String type) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("sessionId", body.sessionId());
        fields.put("taskId", body.taskId());
        fields.put("iteration", body.iteration());
        fields.put("attempt", body.attempt());
        fields.put("endedAt", body.endedAt().toString());
        fields.put("type", type);
        var object = Json.write(fields);
        return object.substring(0, object.length() - 1) + ",\"output\":";
    }

    /** The JSON type that begins so. */
    private static String type(int first) {
        return switch (first) {
            case '{' -> "object";
            case '[' -> "array";
            case '"' -> "string";
            case 't', 'f' -> "boolean";
            case 'n' -> "null";
            default -> "number";
        };
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
