package io.tightloop.planner.api;

import io.tightloop.baton.http.JsonCursor;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.Escalation;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Reads the rules of a session and refuses those that this version would not obey. */
final class PolicyReader {
    private static final List<String> CONFIRMATIONS = List.of("PLAN", "TASK", "CRITERION", "DISCOVERIES", "DONE");
    private static final List<String> SEVERITIES = List.of("minor", "major", "critical", "none");
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
        notYet(parallel);
        return Policy.newBuilder()
                .setLimits(LimitsReader.limits(json))
                .setMaxConcurrent(parallel.integer("maxConcurrent", 1, 1_000, 3))
                .setEnforced(json.flag("enforced").orElse(true))
                .setBlockOnSkip(json.flag("blockOnSkip").orElse(true))
                .setRecheckAllAfterFix(json.flag("recheckAllAfterFix").orElse(true))
                .setFallbackToManual(json.flag("fallbackToManual").orElse(true))
                .setAutoInfer(json.flag("autoInfer").orElse(true))
                .setConfirm(json.has("confirm") ? confirmations(json) : null)
                .setCommitEvery(json.integer("commitEvery", 1, 10_000, 3))
                .setIgnoreBelow(json.choice("ignoreBelow", SEVERITIES).orElse("minor"))
                .setPoll(poll(json.object("poll").fields(List.of("every", "attempts"))))
                .setEscalation(json.items("escalation", 100).stream()
                        .map(PolicyReader::escalation)
                        .toList())
                .setReminders(ReminderReader.read(json.object("reminders")))
                .build();
    }

    private static List<ConfirmationKind> confirmations(JsonCursor json) {
        var kinds = EnumSet.noneOf(ConfirmationKind.class);
        for (var item : json.items("confirm", CONFIRMATIONS.size())) {
            var word = item.node().asText();
            if (!CONFIRMATIONS.contains(word)) {
                item.wrong("", "must be one of " + String.join(", ", CONFIRMATIONS));
            } else if (!kinds.add(ConfirmationKind.valueOf(word))) {
                item.wrong("", "'" + word + "' is there twice");
            }
        }
        return new ArrayList<>(kinds);
    }

    private static Escalation escalation(JsonCursor item) {
        var json = item.fields(List.of("queue", "attempts"));
        json.required("queue", JsonCursor.TEXT);
        return Escalation.newBuilder()
                .setQueue(json.queue("queue").orElse(""))
                .setAttempts(json.integer("attempts", 1, 100, 3))
                .build();
    }

    private static Poll poll(JsonCursor json) {
        var every = json.millis("every", 1);
        if (every.isPresent() && every.get() < 1_000) {
            json.wrong("every", "must be at least 1s");
        }
        return Poll.newBuilder()
                .setEveryMs(every.orElse(60_000L))
                .setAttempts(json.integer("attempts", 1, 10_000, 120))
                .build();
    }

    private static void notYet(JsonCursor parallel) {
        if (parallel.choice("isolate", List.of("none", "worktree"))
                .orElse("none")
                .equals("worktree")) {
            parallel.unsupported("isolate");
        }
    }
}
