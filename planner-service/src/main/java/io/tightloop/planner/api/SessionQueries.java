package io.tightloop.planner.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tightloop.planner.view.History;
import io.tightloop.planner.view.ReadModel;
import java.util.List;
import java.util.Optional;

/** Answers questions about sessions from the read model; {@code ?after=} waits until it includes that version. */
@Controller("/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionQueries {
    private static final int SHOWN = 100;
    private static final List<String> STATUSES =
            List.of("RUNNING", "AWAITING", "SUSPENDED", "COMPLETED", "EXHAUSTED", "INTERRUPTED", "FAILED");

    private final ReadModel readModel;
    private final History history;
    private final StoredSessions sessions;

    SessionQueries(ReadModel readModel, History history, StoredSessions sessions) {
        this.readModel = readModel;
        this.history = history;
        this.sessions = sessions;
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
        sessions.await(after);
        var rows = readModel.sessions(Optional.ofNullable(status), from.startedAt(), from.id(), most + 1);
        return Page.of(rows, most, SessionBody::of, row -> new Opaque.Newest(row.startedAt(), row.id()).cursor());
    }

    /** A session with its criteria, its first 100 open questions and its first 100 tasks. */
    @Get("/{id}")
    SessionBody session(String id, @Nullable @QueryValue String after) throws InterruptedException {
        var row = sessions.known(id, after);
        var questions = history.openConfirmations(id, SHOWN).stream()
                .map(ConfirmationBody::of)
                .toList();
        var criteria = readModel.criteria(id, -1, BriefReader.MOST_PARTS).stream()
                .map(CriterionBody::of)
                .toList();
        var tasks = readModel.tasks(id, -1, SHOWN).stream().map(TaskBody::of).toList();
        var counts = readModel.progress(id);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        var more = all > SHOWN ? "/v1/sessions/" + id + "/tasks" : null;
        var progress = SessionBody.Progress.of(counts);
        return SessionBody.of(
                row, new SessionBody.Parts(questions, readModel.usage(id), progress, criteria, tasks, more));
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
        var rows = readModel.tasks(sessions.known(id, after).id(), from, most + 1);
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
        var rows = readModel.criteria(sessions.known(id, after).id(), from, most + 1);
        return Page.of(
                rows, most, CriterionBody::of, row -> Opaque.ordinal(row.asked().ordinal()));
    }
}
