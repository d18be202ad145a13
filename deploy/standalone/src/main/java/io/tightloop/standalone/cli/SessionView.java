package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sessions as text. */
public final class SessionView {
    private final PrintStream out;

    public SessionView(PrintStream out) {
        this.out = out;
    }

    /** A list of sessions, one a line. */
    void list(JsonNode page) {
        if (page.path("items").isEmpty()) {
            out.println("no sessions yet: hand one in with 'tightloop start BRIEF.yaml'");
            return;
        }
        out.printf("%-28s %-12s %-8s %4s  %s%n", "SESSION", "STATUS", "PHASE", "ITER", "GOAL");
        for (JsonNode session : page.path("items")) {
            out.printf(
                    "%-28s %-12s %-8s %4d  %s%n",
                    session.path("sessionId").asText(),
                    session.path("status").asText(),
                    session.path("phase").asText(),
                    session.path("iteration").asInt(),
                    session.path("goal").asText());
        }
        if (page.hasNonNull("nextCursor")) {
            out.println("… and more");
        }
    }

    /** One session with its tasks and criteria. */
    void session(JsonNode session) {
        out.printf(
                "%s  %s  %s, iteration %d%n",
                session.path("sessionId").asText(),
                session.path("status").asText(),
                session.path("phase").asText(),
                session.path("iteration").asInt());
        out.println(session.path("goal").asText());
        if (session.path("outcome").hasNonNull("reason")) {
            out.println("because: " + session.path("outcome").path("reason").asText());
        }
        if (session.path("suspension").isObject()) {
            SuspensionView.lines(session).forEach(out::println);
        }
        out.println("tasks");
        for (JsonNode task : session.path("tasks")) {
            out.println("  " + task(task));
        }
        out.println("criteria");
        for (JsonNode criterion : session.path("criteria")) {
            out.println("  " + criterion(criterion));
        }
        questions(session);
    }

    /** That it waits for people, and for what. */
    void awaiting(JsonNode session) {
        out.println();
        out.println("AWAITING: nothing goes on until somebody answers");
        questions(session);
    }

    /** That it waits for a person's decision. */
    void suspended(JsonNode session) {
        out.println();
        out.println("SUSPENDED: nothing goes on until somebody decides");
        SuspensionView.lines(session).forEach(out::println);
    }

    private void questions(JsonNode session) {
        if (!session.path("confirmations").isEmpty()) {
            out.println("questions");
        }
        for (JsonNode question : session.path("confirmations")) {
            out.println("  " + question(question));
            print("detail", question);
            print("reply", question);
            out.println("      answer: " + command(session.path("sessionId").asText(), question));
        }
    }

    private void print(String field, JsonNode question) {
        String text = question.path(field).asText("");
        if (!text.isEmpty()) {
            out.println("      " + field + ":");
            out.println(indent(text, "      | "));
        }
    }

    /** What proves each criterion. */
    public void evidence(JsonNode session) {
        out.println();
        out.printf(
                "%s after %d iteration(s): %s%n",
                session.path("status").asText(),
                session.path("iteration").asInt(),
                session.path("outcome").path("reason").asText());
        for (JsonNode criterion : session.path("criteria")) {
            JsonNode evidence = criterion.path("evidence");
            out.println("  " + criterion(criterion));
            if (evidence.hasNonNull("summary")) {
                out.println(indent(evidence.path("summary").asText(), "      | "));
                out.printf(
                        "      %s check by %s at %s, sha256 %s%n",
                        evidence.path("kind").asText(),
                        evidence.path("by").asText(),
                        evidence.path("at").asText(),
                        evidence.path("hash").asText());
            }
        }
    }

    static String task(JsonNode task) {
        String line = "%s %-9s %s — %s"
                .formatted(
                        mark(task.path("status").asText()),
                        task.path("status").asText(),
                        task.path("id").asText(),
                        task.path("title").asText());
        if (task.path("attempt").asInt() > 1) {
            line += " (attempt " + task.path("attempt").asInt() + ")";
        }
        if (task.path("error").hasNonNull("message")) {
            line += ": " + firstLine(task.path("error").path("message").asText());
        }
        return line;
    }

    static String criterion(JsonNode criterion) {
        String status = criterion.path("status").asText();
        String line = "%s %-9s %s — %s"
                .formatted(
                        mark(status),
                        status,
                        criterion.path("id").asText(),
                        criterion.path("text").asText());
        JsonNode waiver = criterion.path("waiver");
        if (waiver.isObject()) {
            line += ": waived by %s, approved by %s: %s"
                    .formatted(
                            waiver.path("by").asText(),
                            waiver.path("approvedBy").asText(),
                            waiver.path("reason").asText());
        }
        int failures = criterion.path("failures").asInt();
        return failures == 0 ? line : line + " (failed " + failures + "×)";
    }

    static String question(JsonNode question) {
        return "? %s — %s"
                .formatted(
                        question.path("confirmationId").asText(),
                        question.path("question").asText());
    }

    /** The command line that answers a question. */
    private static String command(String session, JsonNode question) {
        List<String> answers = new ArrayList<>();
        question.path("options").forEach(option -> answers.add(option(option.asText())));
        return "tightloop confirm %s %s %s"
                .formatted(session, question.path("confirmationId").asText(), String.join(" | ", answers));
    }

    private static String option(String answer) {
        return switch (answer) {
            case "YES" -> "--yes";
            case "EDIT" -> "--edit FILE";
            default -> "--" + answer.toLowerCase(Locale.ROOT) + " TEXT";
        };
    }

    private static String mark(String status) {
        return switch (status) {
            case "SUCCEEDED", "PROVEN", "WAIVED" -> "✓";
            case "FAILED", "SKIPPED", "CANCELLED" -> "✗";
            case "RUNNING", "RETRYING" -> "▶";
            case "AWAITING" -> "?";
            default -> "·";
        };
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String indent(String text, String margin) {
        return text.lines()
                .map(line -> margin + line)
                .reduce((a, b) -> a + System.lineSeparator() + b)
                .orElse(margin);
    }
}
