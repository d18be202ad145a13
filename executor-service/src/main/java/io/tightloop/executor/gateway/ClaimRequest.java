package io.tightloop.executor.gateway;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a worker asks for.
 *
 * @param max most items, 1 to 100
 * @param longest time until the first, 0 to 60 s
 * @param worker who asks, 1 to 128 characters
 * @param leaseMs length of the lease, 1 s to 1 h; null means the item's own
 * @param capabilities what the worker says it can do, in words of its own
 */
record ClaimRequest(String queue, int max, Duration longest, String worker, Long leaseMs, List<String> capabilities) {
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final List<String> FIELDS = List.of("max", "wait", "worker", "lease", "capabilities");
    private static final int MOST_CAPABILITIES = 100;
    private static final int LONGEST = 128;

    static ClaimRequest read(String queue, byte[] body) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(body), errors).fields(FIELDS);
        if (!QUEUE.matcher(queue).matches()) {
            errors.add("queue", "must match " + QUEUE);
        }
        var request = new ClaimRequest(
                queue,
                json.integer("max", 1, 100, 1),
                Duration.ofMillis(Bounds.millis(json, "wait", 0, 60_000).orElse(20_000L)),
                json.required("worker", LONGEST),
                Bounds.millis(json, "lease", 1_000, 3_600_000).orElse(null),
                capabilities(json));
        errors.refuse();
        return request;
    }

    private static List<String> capabilities(JsonCursor json) {
        var texts = json.texts("capabilities", MOST_CAPABILITIES);
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).length() > LONGEST) {
                json.wrong("capabilities[" + i + "]", "must have at most " + LONGEST + " characters");
            }
        }
        return texts;
    }
}
