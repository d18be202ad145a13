package io.tightloop.executor.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tightloop.baton.Sha256;
import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.http.TaskReader;
import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkCompleted;
import java.util.List;

/** Reads the result of work. */
final class ResultReader {
    /** Longest evidence, characters. */
    private static final int EVIDENCE = 1 << 20;

    private static final List<String> FIELDS = List.of("output", "usage", "discovered", "verdict", "evidence", "plan");
    private static final List<String> VERDICTS = List.of("PASSED", "FAILED", "INCONCLUSIVE");
    private static final List<String> SEVERITIES = List.of("minor", "major", "critical");
    private static final int MOST_DISCOVERED = 1_000;

    private ResultReader() {}

    /**
     * The result in this body, but for what is to be kept apart from its record.
     *
     * @param at now, ms since the epoch
     */
    static WorkCompleted.Builder read(Ticket ticket, byte[] body, long at) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(body), errors).fields(FIELDS);
        var result = WorkCompleted.newBuilder()
                .setSessionId(ticket.sessionId())
                .setWorkId(ticket.workId())
                .setSubject(ticket.subject())
                .setClaimId(ticket.claimId())
                .setOutput(json.has("output") ? json.node().get("output").toString() : "null")
                .setUsage(ReportReader.usage(json))
                .setDiscovered(json.items("discovered", MOST_DISCOVERED).stream()
                        .map(ResultReader::discovery)
                        .toList())
                .setVerdict(
                        json.choice("verdict", VERDICTS).map(Verdict::valueOf).orElse(null))
                .setEvidence(evidence(json, ticket, at))
                .setPlan(plan(json));
        errors.refuse();
        return result;
    }

    private static Discovery discovery(JsonCursor item) {
        var json = item.fields(List.of("title", "description", "severity"));
        return new Discovery(
                Bounds.required(json, "title"),
                Bounds.text(json, "description").orElse(""),
                json.choice("severity", SEVERITIES).orElse("major"));
    }

    /** All that the worker says it saw, as a text or an object with a summary; null when it says nothing. */
    private static Evidence evidence(JsonCursor json, Ticket ticket, long at) {
        if (!json.has("evidence")) {
            return null;
        }
        var summary = json.node().get("evidence").isObject()
                ? json.object("evidence").fields(List.of("summary")).required("summary", EVIDENCE)
                : json.required("evidence", EVIDENCE);
        return new Evidence("agent", summary, Sha256.hex(summary.getBytes(UTF_8)), ticket.worker(), at, null);
    }

    private static List<Task> plan(JsonCursor json) {
        if (!json.has("plan")) {
            return null;
        }
        var plan = json.object("plan").fields(List.of("tasks"));
        if (!plan.has("tasks")) {
            plan.wrong("tasks", "is required");
        }
        return plan.items("tasks", TaskReader.MOST).stream()
                .map(TaskReader::read)
                .toList();
    }
}
