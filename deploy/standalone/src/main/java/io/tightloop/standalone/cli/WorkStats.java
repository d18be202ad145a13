package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Prints how long work takes and why it fails. */
final class WorkStats {
    private WorkStats() {}

    static void print(JsonNode work) {
        System.out.println("phases, last 30 days");
        for (JsonNode phase : work.path("phases")) {
            times(phase.path("phase").asText(), phase.path("stays"), phase);
        }
        System.out.println("attempts by queue and worker, last 7 days");
        for (JsonNode attempts : work.path("attempts")) {
            String who = attempts.path("queue").asText() + "  "
                    + named(attempts.path("worker").asText(), "(no worker)");
            times(who, attempts.path("attempts"), attempts);
        }
        System.out.println("waits by queue, last 7 days");
        for (JsonNode waits : work.path("queueWaits")) {
            times(waits.path("queue").asText(), waits.path("claims"), waits);
        }
        System.out.println("failures, last 7 days");
        for (JsonNode cause : work.path("failures")) {
            System.out.printf(
                    "  %6d  %s  %s  %s%n",
                    cause.path("failures").asLong(),
                    named(cause.path("queue").asText(), "(no queue)"),
                    cause.path("code").asText(),
                    cause.path("message").asText().lines().findFirst().orElse(""));
        }
    }

    private static void times(String what, JsonNode number, JsonNode times) {
        System.out.printf("  %-36s %6d  %s%n", what, number.asLong(), StatsCommand.duration(times.path("duration")));
    }

    private static String named(String name, String nameless) {
        return name.isEmpty() ? nameless : name;
    }
}
