package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how sessions went. */
@Command(name = "stats", description = "Show how sessions went: in the last 24 hours, in the last 30 days, and ever.")
final class StatsCommand implements Callable<Integer> {
    @Option(names = "--name", paramLabel = "NAME", description = "only sessions whose brief has this name")
    private String name;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        JsonNode stats = server.client().stats(name);
        print("last 24 hours", stats.path("last24h"));
        print("last 30 days", stats.path("last30d"));
        print("ever", stats.path("all"));
        if (stats.hasNonNull("work")) {
            WorkStats.print(stats.path("work"));
        }
        return 0;
    }

    private static void print(String title, JsonNode window) {
        JsonNode total = window.path("total");
        JsonNode tokens = total.path("tokens");
        System.out.println(title);
        line("sessions", total.path("sessions").asText());
        line("status", counts(window.path("byStatus")));
        line("phase", counts(window.path("byPhase")));
        line("took", duration(total.path("duration")));
        line("open", total.path("open").asText());
        line("succeeded", rate(total.path("successRate")));
        line("iterations", total.path("iterations").asText() + average(total.path("averageIterations")));
        line("retries", total.path("retries").asText() + average(total.path("averageRetries")));
        line("waivers", total.path("waivers").asText());
        line("tasks", counts(total.path("tasks")) + average(total.path("averageTasks")));
        line(
                "tokens",
                "%s in, %s out, %s saved"
                        .formatted(
                                tokens.path("inputTokens").asText(),
                                tokens.path("outputTokens").asText(),
                                tokens.path("savedTokens").asText()));
        for (JsonNode named : window.path("names")) {
            JsonNode figures = named.path("total");
            System.out.printf(
                    "    %-24s %6d  %s  %s  %s%n",
                    named.path("name").asText().isEmpty()
                            ? "(no name)"
                            : named.path("name").asText(),
                    figures.path("sessions").asInt(),
                    duration(figures.path("duration")),
                    rate(figures.path("successRate")),
                    counts(figures.path("ended")));
        }
    }

    private static String average(JsonNode number) {
        return number.isNumber() ? ", %s a session".formatted(number.asText()) : "";
    }

    private static String rate(JsonNode part) {
        return part.isNumber() ? String.format(Locale.ROOT, "%.1f %%", part.asDouble() * 100) : "-";
    }

    private static void line(String word, String text) {
        System.out.printf("  %-12s %s%n", word, text.isEmpty() ? "-" : text);
    }

    private static String counts(JsonNode counts) {
        List<String> words = new ArrayList<>();
        counts.properties().stream()
                .filter(count -> count.getValue().asLong() > 0)
                .forEach(count ->
                        words.add(count.getKey() + " " + count.getValue().asText()));
        return String.join(", ", words);
    }

    static String duration(JsonNode duration) {
        return duration.hasNonNull("p50Ms")
                ? "%s on average, half up to %s, 95 of 100 up to %s"
                        .formatted(
                                time(duration.path("averageMs")),
                                time(duration.path("p50Ms")),
                                time(duration.path("p95Ms")))
                : "-";
    }

    private static String time(JsonNode millis) {
        return Duration.ofMillis(millis.asLong()).toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
