package io.tightloop.planner.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tightloop.baton.http.Asked;
import io.tightloop.baton.http.Page;
import io.tightloop.baton.http.Refused;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.SessionRow;
import io.tightloop.planner.view.TaskFilter;

/** Answers questions about the tasks of a session. */
@Controller("/v1/sessions/{id}/tasks")
@ExecuteOn(TaskExecutors.BLOCKING)
class TaskQueries {
    private final ReadModel readModel;
    private final StoredSessions sessions;
    private final Heartbeats heartbeats;
    private final Estimates estimates;
    private final PayloadFiles files;

    TaskQueries(
            ReadModel readModel,
            StoredSessions sessions,
            Heartbeats heartbeats,
            Estimates estimates,
            PayloadFiles files) {
        this.readModel = readModel;
        this.sessions = sessions;
        this.heartbeats = heartbeats;
        this.estimates = estimates;
        this.files = files;
    }

    /** Tasks in plan order: those of any of these statuses (with commas), of this iteration. */
    @Get
    @RefusedSessionQuery
    Page<TaskBody> tasks(
            String id,
            @Nullable @QueryValue String status,
            @Nullable @QueryValue @Schema(type = "integer") String iteration,
            @Nullable @QueryValue @Schema(type = "integer") String limit,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        var asked = new Asked();
        var filter = new TaskFilter(
                asked.words("status", status, TaskFilter.STATUSES),
                asked.number("iteration", iteration, 1, 999_999_999));
        int most = asked.limit(limit);
        int from = asked.handedOut(cursor, Opaque::ordinal, -1);
        asked.handedOut(after, Opaque::place, null);
        asked.refuse();
        var rows = readModel.tasks(sessions.known(id, after).id(), filter, from, most + 1);
        return Page.of(
                rows,
                most,
                row -> TaskBody.of(row, heartbeats),
                row -> Opaque.ordinal(row.plan().ordinal()));
    }

    /** One task, with how long it will probably take; 404 while it is not planned. */
    @Get("/{taskId}")
    @RefusedSessionQuery
    TaskBody task(String id, String taskId, @Nullable @QueryValue String after) throws InterruptedException {
        var session = sessions.known(id, after);
        var task = known(session, taskId);
        return TaskBody.of(task, heartbeats, estimates.remaining(session, task));
    }

    /**
     * What a task that succeeded has made, however large: 404 while there is none yet, 409 when it is over without one.
     * The ETag of an output from the payload store is its SHA-256.
     */
    @Get("/{taskId}/result")
    @RefusedSessionQuery
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TaskResultBody.class)))
    HttpResponse<?> result(String id, String taskId, @Nullable @QueryValue String after) throws InterruptedException {
        var task = known(sessions.known(id, after), taskId);
        var body = TaskResultBody.of(task);
        var stored = task.run().filter(row -> row.outputHash() != null);
        return stored.isPresent() ? StoredResult.of(body, stored.get(), files) : HttpResponse.ok(body);
    }

    private ReadModel.Task known(SessionRow session, String taskId) {
        return readModel.task(session.id(), Ids.task(taskId)).orElseThrow(() -> {
            boolean planning = session.phase().equals("PLAN") && session.endedAt() == null;
            return new Refused.Unknown(
                    "There is no task '" + taskId + "'" + (planning ? " yet: the session is being planned" : ""));
        });
    }
}
