package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.baton.rows.Json;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.TaskRunRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A task as clients see it (design section 8).
 *
 * @param outputUrl where an output is that is too large to be shown here; output is null then
 * @param outputBytes size of that
 * @param outputHash SHA-256 of that, hex
 * @param percent 0 to 100, as its worker said last and this instance has heard; of one that is RUNNING alone
 * @param step what its worker is doing, likewise
 * @param estimatedRemaining how long it will probably take, ISO-8601; null unless it is RUNNING, shown alone, and a run of
 *     it has succeeded before
 * @param filesCreated what its worker says it has made; null unless it has succeeded with an output that is shown
 *     here
 * @param delegatedTo the sessions that it is, or was, left to
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskBody(
        String id,
        String title,
        String status,
        String queue,
        int attempt,
        int iteration,
        JsonNode dependsOn,
        Integer percent,
        String step,
        String estimatedRemaining,
        Instant startedAt,
        Instant endedAt,
        JsonNode output,
        String outputUrl,
        Long outputBytes,
        String outputHash,
        List<String> filesCreated,
        ErrorBody error,
        List<String> delegatedTo) {

    /** Why it failed or was skipped. */
    @Introspected
    record ErrorBody(String code, String message) {}

    /** One of a list. */
    static TaskBody of(ReadModel.Task task, Heartbeats heartbeats) {
        return of(task, heartbeats, null);
    }

    /** One that is shown alone, with how long it will probably take; null when nobody knows. */
    static TaskBody of(ReadModel.Task task, Heartbeats heartbeats, Duration remaining) {
        var plan = task.plan();
        var run = task.run();
        var said = run.filter(row -> row.status().equals("RUNNING"))
                .map(TaskRunRow::workId)
                .flatMap(heartbeats::of);
        var output = run.map(TaskRunRow::output).map(Json::read);
        return new TaskBody(
                plan.taskId(),
                plan.title(),
                run.map(TaskRunRow::status).orElse("PENDING"),
                run.map(TaskRunRow::queue).orElse(plan.queue()),
                run.map(TaskRunRow::attempt).orElse(0),
                plan.iteration(),
                Json.read(plan.dependsOn()),
                said.map(Heartbeats.Said::percent).orElse(null),
                said.map(Heartbeats.Said::step).orElse(null),
                remaining == null ? null : remaining.toString(),
                run.map(TaskRunRow::startedAt).map(Instant::ofEpochMilli).orElse(null),
                run.map(TaskRunRow::endedAt).map(Instant::ofEpochMilli).orElse(null),
                output.orElse(null),
                run.filter(row -> row.outputHash() != null)
                        .map(row -> PayloadFiles.url(row.sessionId(), row.outputHash()))
                        .orElse(null),
                run.map(TaskRunRow::outputBytes).orElse(null),
                run.map(TaskRunRow::outputHash).orElse(null),
                run.filter(row -> row.outputHash() == null)
                        .flatMap(_ -> output)
                        .map(FilesCreated::in)
                        .orElse(null),
                run.filter(row -> row.errorCode() != null)
                        .map(row -> new ErrorBody(row.errorCode(), row.errorMessage()))
                        .orElse(null),
                run.map(TaskRunRow::children)
                        .filter(sessions -> !sessions.isEmpty())
                        .orElse(null));
    }
}
