package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.baton.rows.Json;
import io.tightloop.planner.view.SessionRow;
import io.tightloop.planner.view.TokenSum;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A session as clients see it (design section 8); lists of sessions leave out its parts. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionBody(
        String sessionId,
        String name,
        String goal,
        String mode,
        String status,
        String phase,
        int iteration,
        Instant startedAt,
        Instant updatedAt,
        Instant endedAt,
        Instant archivedAt,
        JsonNode labels,
        ParentBody parent,
        SuspensionBody suspension,
        ConfirmationBody awaiting,
        List<ConfirmationBody> confirmations,
        OutcomeBody outcome,
        TokenSum usage,
        Progress progress,
        List<CriterionBody> criteria,
        List<TaskBody> tasks,
        String tasksUrl) {

    /** How it ended, or why it stands still until it is redriven. */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutcomeBody(String status, String reason, JsonNode unproven, JsonNode counts) {}

    /** Its tasks by what became of them; those that a person took out are left out. */
    @Introspected
    record Progress(long total, long completed, long failed, long running, long pending, long skipped) {
        static Progress of(Map<String, Long> counts) {
            long all = counts.values().stream().mapToLong(Long::longValue).sum();
            long total = all - counts.getOrDefault("CANCELLED", 0L);
            long completed = counts.getOrDefault("SUCCEEDED", 0L);
            long failed = counts.getOrDefault("FAILED", 0L);
            long running = counts.getOrDefault("RUNNING", 0L);
            long skipped = counts.getOrDefault("SKIPPED", 0L);
            return new Progress(
                    total, completed, failed, running, total - completed - failed - running - skipped, skipped);
        }
    }

    /** What a session is made of; questions are the open ones, oldest first. */
    record Parts(
            ParentBody parent,
            List<ConfirmationBody> questions,
            TokenSum usage,
            Progress progress,
            List<CriterionBody> criteria,
            List<TaskBody> tasks,
            String tasksUrl) {
        private static final Parts NONE = new Parts(null, null, null, null, null, null, null);
    }

    static SessionBody of(SessionRow row) {
        return of(row, Parts.NONE);
    }

    static SessionBody of(SessionRow row, Parts parts) {
        var questions = parts.questions();
        return new SessionBody(
                row.id(),
                row.name(),
                row.goal(),
                row.mode(),
                row.shownStatus(),
                row.phase(),
                row.iteration(),
                instant(row.startedAt()),
                instant(row.updatedAt()),
                instant(row.endedAt()),
                instant(row.archivedAt()),
                Json.read(row.labels()),
                parts.parent(),
                row.waiting().map(SuspensionBody::of).orElse(null),
                questions == null || questions.isEmpty() ? null : questions.getFirst(),
                questions,
                outcome(row),
                parts.usage(),
                parts.progress(),
                parts.criteria(),
                parts.tasks(),
                parts.tasksUrl());
    }

    private static OutcomeBody outcome(SessionRow row) {
        if (row.endedAt() == null) {
            return row.parking()
                    .map(reason -> new OutcomeBody(row.shownStatus(), reason, null, null))
                    .orElse(null);
        }
        var counts = row.counts() == null ? null : Json.read(row.counts());
        return new OutcomeBody(row.status(), row.reason(), Json.read(row.unproven()), counts);
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
