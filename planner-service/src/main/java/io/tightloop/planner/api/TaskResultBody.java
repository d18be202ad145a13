package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.baton.http.Refused;
import io.tightloop.baton.rows.Json;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.TaskRunRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a task has made.
 *
 * @param type the JSON type of the output: object, array, string, number, boolean or null
 * @param filesCreated what its worker says it has made, in an output that is not in the payload store
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record TaskResultBody(
        String sessionId,
        String taskId,
        int iteration,
        int attempt,
        Instant endedAt,
        String type,
        List<String> filesCreated,
        JsonNode output) {

    /** Refuses a task that has not succeeded. */
    static TaskResultBody of(ReadModel.Task task) {
        var run = task.run().filter(row -> row.status().equals("SUCCEEDED")).orElseThrow(() -> none(task));
        var output = Json.read(run.output());
        return new TaskResultBody(
                run.sessionId(),
                task.plan().taskId(),
                task.plan().iteration(),
                run.attempt(),
                Instant.ofEpochMilli(run.endedAt()),
                output.getNodeType().name().toLowerCase(Locale.ROOT),
                FilesCreated.in(output),
                output);
    }

    private static Refused none(ReadModel.Task task) {
        var is = "Task '" + task.plan().taskId() + "' is " + task.status();
        return switch (task.status()) {
            case "FAILED", "SKIPPED", "CANCELLED" -> new Refused.WithoutResult(is + why(task) + ": it has no result");
            default -> new Refused.Unknown(is + ": there is no result yet");
        };
    }

    private static String why(ReadModel.Task task) {
        return task.run()
                .map(TaskRunRow::errorMessage)
                .map(message -> " (" + message + ")")
                .orElse("");
    }
}
