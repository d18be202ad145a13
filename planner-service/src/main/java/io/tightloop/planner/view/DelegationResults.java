package io.tightloop.planner.view;

import io.tightloop.baton.rows.Json;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Says how a delegated task ends by the ends of its children. */
final class DelegationResults {
    /** How long after the delegation a child may be unknown. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final int LONGEST_REASON = 500;

    private DelegationResults() {}

    /** The result to write; empty while the children may still change it. Now is ms since the epoch. */
    static Optional<SpecificRecord> of(TaskRunRow run, Map<String, SessionEnd> sessions, long now) {
        var children = run.children();
        if (children.contains(run.sessionId())) {
            return Optional.of(failed(run, "child_failed", "session " + run.sessionId() + " cannot wait for itself"));
        }
        var unknown = children.stream().filter(id -> !sessions.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            return now - run.delegatedAt() < GRACE.toMillis()
                    ? Optional.empty()
                    : Optional.of(failed(run, "unknown_session", "there is no session " + String.join(", ", unknown)));
        }
        var ends = children.stream().map(sessions::get).toList();
        if (!ends.stream().allMatch(SessionEnd::isOver)) {
            return Optional.empty();
        }
        var bad = ends.stream().filter(end -> !end.status().equals("COMPLETED")).toList();
        return Optional.of(bad.isEmpty() ? completed(run, ends) : failed(run, "child_failed", words(bad)));
    }

    /** When everything was published that results of these tasks go by; both times in ms since the epoch. */
    static long knownAt(Collection<TaskRunRow> runs, long now) {
        long last = runs.stream().mapToLong(TaskRunRow::delegatedAt).max().orElse(now);
        return Math.min(now, last + GRACE.toMillis());
    }

    private static SpecificRecord completed(TaskRunRow run, List<SessionEnd> ends) {
        var sessions = ends.stream().map(DelegationResults::shown).toList();
        return WorkCompleted.newBuilder()
                .setSessionId(run.sessionId())
                .setWorkId(run.workId())
                .setSubject(run.taskId())
                .setClaimId(run.claimId())
                .setDiscovered(List.of())
                .setOutput(Json.write(Map.of("sessions", sessions)))
                .build();
    }

    private static SpecificRecord failed(TaskRunRow run, String code, String message) {
        return WorkFailed.newBuilder()
                .setSessionId(run.sessionId())
                .setWorkId(run.workId())
                .setSubject(run.taskId())
                .setClaimId(run.claimId())
                .setError(new Failure(code, message))
                .setRetryable(false)
                .build();
    }

    private static Map<String, String> shown(SessionEnd end) {
        var shown = new LinkedHashMap<String, String>();
        shown.put("sessionId", end.id());
        shown.put("status", end.status());
        shown.put("reason", reason(end));
        return shown;
    }

    private static String words(List<SessionEnd> bad) {
        return bad.stream()
                .map(end -> "session " + end.id() + " ended " + Noted.said(end.status(), reason(end)))
                .collect(Collectors.joining("; "));
    }

    private static String reason(SessionEnd end) {
        var reason = Objects.requireNonNullElse(end.reason(), "");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
