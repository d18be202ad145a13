package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Suspensions as text. */
final class SuspensionView {
    private SuspensionView() {}

    /** What a session waits for and what ends that; that it does not wait, if it does not. */
    static List<String> lines(JsonNode session) {
        if (!session.path("suspension").isObject()) {
            return List.of("it is not suspended");
        }
        JsonNode suspension = session.path("suspension");
        List<String> lines = new ArrayList<>();
        lines.add(summary(suspension));
        if (suspension.hasNonNull("seen")) {
            lines.add("      seen: "
                    + SessionView.firstLine(suspension.path("seen").asText()));
        }
        lines.add("      ends: " + end(session.path("sessionId").asText(), suspension));
        return lines;
    }

    /** Since when and why, on one line. */
    static String summary(JsonNode suspension) {
        String by = suspension.path("by").asText("");
        String reason = suspension.path("reason").asText("");
        return "suspended since %s (%s)%s%s"
                .formatted(
                        suspension.path("since").asText(),
                        suspension.path("type").asText(),
                        by.isEmpty() ? "" : " by " + by,
                        reason.isEmpty() ? "" : ": " + SessionView.firstLine(reason));
    }

    /** Whether only a person ends it. */
    static boolean isForPeople(JsonNode session) {
        JsonNode suspension = session.path("suspension");
        return suspension.path("type").asText().equals("MANUAL")
                || suspension.path("timedOut").asBoolean();
    }

    private static String end(String id, JsonNode suspension) {
        String force = "tightloop resume " + id + " --force";
        if (suspension.path("timedOut").asBoolean()) {
            return "not by itself, it was looked for %d times; %s"
                    .formatted(suspension.path("attempts").asInt(), force);
        }
        int attempts = suspension.path("attempts").asInt();
        return switch (suspension.path("type").asText()) {
            case "TIME" -> "at " + suspension.path("until").asText() + ", or " + force;
            case "MANUAL" -> "tightloop resume " + id + " --approve | --reject";
            case "FILE" -> "when its file is there (looked for %d times), or %s".formatted(attempts, force);
            default -> "when its check passes (looked at %d times), or %s".formatted(attempts, force);
        };
    }
}
