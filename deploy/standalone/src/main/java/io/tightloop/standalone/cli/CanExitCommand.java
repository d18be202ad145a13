package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells whether a session leaves nothing open; for scripts and hooks. */
@Command(
        name = "can-exit",
        description = "Exit 0 when a session is COMPLETED, or every criterion is proven or waived and nothing is left"
                + " to do; else exit 1 with one reason a line.")
final class CanExitCommand implements Callable<Integer> {
    private static final Set<String> SETTLED = Set.of("SUCCEEDED", "FAILED", "SKIPPED", "CANCELLED");

    @Parameters(paramLabel = "ID", description = "session id")
    private String id;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        List<String> reasons = reasons(server.client().session(id, null));
        reasons.forEach(System.out::println);
        return reasons.isEmpty() ? 0 : 1;
    }

    /** What is still open, one reason each; none for a session that one may leave. */
    static List<String> reasons(JsonNode session) {
        String status = session.path("status").asText();
        List<String> reasons = new ArrayList<>();
        if (status.equals("COMPLETED")) {
            return reasons;
        }
        criteria(session, reasons);
        session.path("confirmations").forEach(question -> reasons.add("asked: " + SessionView.question(question)));
        tasks(session, reasons);
        phase(session, status, reasons);
        return reasons;
    }

    private static void phase(JsonNode session, String status, List<String> reasons) {
        String phase = session.path("phase").asText();
        int iteration = session.path("iteration").asInt();
        if (status.equals("RUNNING")) {
            reasons.add("it goes on: %s, iteration %d".formatted(phase, iteration));
        } else if (status.equals("SUSPENDED")) {
            reasons.add("it is " + SuspensionView.summary(session.path("suspension")));
        } else if (phase.equals("PLAN")) {
            reasons.add("iteration " + iteration + " is not planned");
        }
        if (status.equals("FAILED")) {
            reasons.add("it failed: " + session.path("outcome").path("reason").asText());
        }
    }

    private static void criteria(JsonNode session, List<String> reasons) {
        if (session.path("criteria").isEmpty()) {
            reasons.add("there are no criteria: only a person's DONE completes it");
        }
        Set<String> atTheEnd = new HashSet<>();
        session.path("outcome").path("unproven").forEach(criterion -> atTheEnd.add(criterion.asText()));
        for (JsonNode criterion : session.path("criteria")) {
            String criterionId = criterion.path("id").asText();
            String status = criterion.path("status").asText();
            boolean isStale = status.equals("PROVEN") && atTheEnd.contains(criterionId);
            if (status.equals("UNPROVEN") || isStale) {
                reasons.add("unproven: %s — %s%s"
                        .formatted(
                                criterionId,
                                criterion.path("text").asText(),
                                isStale ? " (work came after its evidence)" : ""));
            }
        }
    }

    private static void tasks(JsonNode session, List<String> reasons) {
        int named = 0;
        for (JsonNode task : session.path("tasks")) {
            String status = task.path("status").asText();
            if (!SETTLED.contains(status)) {
                named++;
                reasons.add("task %s is %s — %s"
                        .formatted(
                                task.path("id").asText(),
                                status,
                                task.path("title").asText()));
            }
        }
        JsonNode progress = session.path("progress");
        int more = progress.path("running").asInt() + progress.path("pending").asInt() - named;
        if (more > 0) {
            reasons.add("and " + more + " more tasks");
        }
    }
}
