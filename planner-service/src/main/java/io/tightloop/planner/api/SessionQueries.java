package io.tightloop.planner.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.SessionRow;
import io.tightloop.planner.view.Watermarks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Answers questions about sessions from the read model; {@code ?after=} waits until it includes that version. */
@Controller("/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionQueries {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int SHOWN_TASKS = 100;
    private static final List<String> STATUSES =
            List.of("RUNNING", "AWAITING", "SUSPENDED", "COMPLETED", "EXHAUSTED", "INTERRUPTED", "FAILED");

    private final ReadModel readModel;
    private final Watermarks watermarks;

    SessionQueries(ReadModel readModel, Watermarks watermarks) {
        this.readModel = readModel;
        this.watermarks = watermarks;
    }

    /** Sessions, newest first. */
    @Get
    Page<SessionBody> list(
            @Nullable @QueryValue String status,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        if (status != null && !STATUSES.contains(status)) {
            throw new Refused.Invalid("status", "must be one of " + String.join(", ", STATUSES));
        }
        int most = Page.limit(limit);
        var from = cursor == null ? Opaque.Newest.FIRST : Opaque.Newest.of(cursor);
        await(after);
        var rows = readModel.sessions(Optional.ofNullable(status), from.startedAt(), from.id(), most + 1);
        return Page.of(rows, most, SessionBody::of, row -> new Opaque.Newest(row.startedAt(), row.id()).cursor());
    }

    /** A session with its criteria and its first 100 tasks. */
    @Get("/{id}")
    SessionBody session(String id, @Nullable @QueryValue String after) throws InterruptedException {
        await(after);
        var row = known(id);
        var criteria = readModel.criteria(id, -1, BriefReader.MOST_PARTS).stream()
                .map(CriterionBody::of)
                .toList();
        var tasks =
                readModel.tasks(id, -1, SHOWN_TASKS).stream().map(TaskBody::of).toList();
        var progress = SessionBody.Progress.of(readModel.progress(id));
        var more = progress.total() > SHOWN_TASKS ? "/v1/sessions/" + id + "/tasks" : null;
        return SessionBody.of(row, progress, criteria, tasks, more);
    }

    /** Tasks in plan order. */
    @Get("/{id}/tasks")
    Page<TaskBody> tasks(
            String id,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        int most = Page.limit(limit);
        int from = cursor == null ? -1 : Opaque.ordinal(cursor);
        await(after);
        var rows = readModel.tasks(known(id).id(), from, most + 1);
        return Page.of(
                rows, most, TaskBody::of, row -> Opaque.ordinal(row.plan().ordinal()));
    }

    /** Criteria in the brief's order. */
    @Get("/{id}/criteria")
    Page<CriterionBody> criteria(
            String id,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        int most = Page.limit(limit);
        int from = cursor == null ? -1 : Opaque.ordinal(cursor);
        await(after);
        var rows = readModel.criteria(known(id).id(), from, most + 1);
        return Page.of(
                rows, most, CriterionBody::of, row -> Opaque.ordinal(row.asked().ordinal()));
    }

    /** What became of a command: PENDING, ACCEPTED or REJECTED. */
    @Get("/{id}/commands/{commandId}")
    CommandBody command(String id, String commandId, @Nullable @QueryValue String after) throws InterruptedException {
        await(after);
        return readModel
                .command(Ids.session(id), commandId)
                .map(CommandBody::of)
                .orElseThrow(() -> new Refused.Unknown("There is no such command"));
    }

    private SessionRow known(String id) {
        return readModel
                .session(Ids.session(id))
                .orElseThrow(() -> new Refused.Unknown("There is no session '" + id + "'"));
    }

    private void await(String after) throws InterruptedException {
        if (after != null && !watermarks.await(Opaque.place(after), LONGEST)) {
            throw new Refused.Unavailable("The read model has not come that far yet");
        }
    }
}
