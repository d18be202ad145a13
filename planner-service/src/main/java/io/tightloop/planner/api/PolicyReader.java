package io.tightloop.planner.api;

import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Policy;
import java.util.List;

/** Reads the rules of a session and refuses those that this version would not obey. */
final class PolicyReader {
    private static final List<String> RULES =
            List.of("enforced", "blockOnSkip", "recheckAllAfterFix", "fallbackToManual", "autoInfer");
    private static final List<String> CONFIRMATIONS = List.of("PLAN", "TASK", "CRITERION", "DISCOVERIES", "DONE");
    private static final List<String> FIELDS = List.of(
            "maxRetries",
            "maxIterations",
            "maxDuration",
            "enforced",
            "blockOnSkip",
            "recheckAllAfterFix",
            "fallbackToManual",
            "autoInfer",
            "confirm",
            "commitEvery",
            "poll",
            "tokenBudget",
            "ignoreBelow",
            "parallel",
            "escalation",
            "reminders");

    private PolicyReader() {}

    static Policy read(JsonCursor object) {
        var json = object.fields(FIELDS);
        var parallel = json.object("parallel").fields(List.of("maxConcurrent", "isolate"));
        rulesThatAreAlwaysOn(json);
        confirmations(json);
        waits(json);
        budgets(json);
        if (parallel.choice("isolate", List.of("none", "worktree"))
                .orElse("none")
                .equals("worktree")) {
            parallel.unsupported("isolate");
        }
        return Policy.newBuilder()
                .setLimits(limits(json, Limits.newBuilder().build()))
                .setMaxConcurrent(parallel.integer("maxConcurrent", 1, 1_000, 3))
                .build();
    }

    /** The limits in this object; what is absent is taken from the second argument. */
    static Limits limits(JsonCursor json, Limits absent) {
        return Limits.newBuilder()
                .setMaxRetries(json.integer("maxRetries", 1, 10_000, absent.getMaxRetries()))
                .setMaxIterations(json.integer("maxIterations", 1, 10_000, absent.getMaxIterations()))
                .build();
    }

    private static void rulesThatAreAlwaysOn(JsonCursor json) {
        for (var rule : RULES) {
            if (!json.flag(rule).orElse(true)) {
                json.unsupported(rule);
            }
        }
    }

    private static void confirmations(JsonCursor json) {
        for (var item : json.items("confirm", CONFIRMATIONS.size())) {
            if (!CONFIRMATIONS.contains(item.node().textValue())) {
                item.wrong("", "must be one of " + String.join(", ", CONFIRMATIONS));
            }
        }
        if (json.object("confirm").node().isArray()
                && !json.node().get("confirm").isEmpty()) {
            json.unsupported("confirm");
        }
    }

    private static void waits(JsonCursor json) {
        var poll = json.object("poll").fields(List.of("every", "attempts"));
        if (poll.millis("every", 1).orElse(60_000L) != 60_000L) {
            poll.unsupported("every");
        }
        if (poll.integer("attempts", 1, 1_000_000, 120) != 120) {
            poll.unsupported("attempts");
        }
        var reminders = json.object("reminders").fields(List.of("after", "every"));
        for (var field : List.of("after", "every")) {
            if (reminders.millis(field, 1).orElse(86_400_000L) != 86_400_000L) {
                reminders.unsupported(field);
            }
        }
        if (json.millis("maxDuration", 1).isPresent()) {
            json.unsupported("maxDuration");
        }
    }

    private static void budgets(JsonCursor json) {
        if (json.has("tokenBudget")) {
            json.unsupported("tokenBudget");
        }
        if (json.integer("commitEvery", 1, 10_000, 3) != 3) {
            json.unsupported("commitEvery");
        }
        if (!json.choice("ignoreBelow", List.of("minor", "major", "critical"))
                .orElse("minor")
                .equals("minor")) {
            json.unsupported("ignoreBelow");
        }
        if (!json.items("escalation", 100).isEmpty()) {
            json.unsupported("escalation");
        }
    }
}
