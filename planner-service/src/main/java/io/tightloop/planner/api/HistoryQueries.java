package io.tightloop.planner.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tightloop.baton.http.Asked;
import io.tightloop.baton.http.Cursor;
import io.tightloop.baton.http.Page;
import io.tightloop.baton.http.Refused;
import io.tightloop.planner.view.CommandRow;
import io.tightloop.planner.view.History;
import io.tightloop.planner.view.ObservationRow.Kind;
import io.tightloop.planner.view.ReadModel;
import java.util.Arrays;
import java.util.List;

/** Answers what was asked, answered and decided in a session, oldest first. */
@Controller("/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class HistoryQueries {
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::name).toList();

    private final History history;
    private final ReadModel readModel;
    private final StoredSessions sessions;

    HistoryQueries(History history, ReadModel readModel, StoredSessions sessions) {
        this.history = history;
        this.readModel = readModel;
        this.sessions = sessions;
    }

    /** The audit: every question, answer, signal, verdict, waiver and decision, or those of one kind. */
    @Get("/{id}/observations")
    @RefusedSessionQuery
    Page<ObservationBody> observations(
            String id,
            @Nullable @QueryValue String kind,
            @Nullable @QueryValue @Schema(type = "integer") String limit,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        var asked = new Asked();
        var wanted = asked.one("kind", kind, KINDS).map(Kind::valueOf);
        int most = asked.limit(limit);
        var from = asked.oldest(cursor);
        Opaque.check(asked, after);
        asked.refuse();
        var session = sessions.known(id, after).id();
        var rows = history.observations(session, wanted, from.at(), from.id(), most + 1);
        return Page.of(rows, most, ObservationBody::of, row -> new Cursor.Oldest(row.at(), row.id()).cursor());
    }

    /** Every question, open or not. */
    @Get("/{id}/confirmations")
    @RefusedSessionQuery
    Page<ConfirmationBody> confirmations(
            String id,
            @Nullable @QueryValue @Schema(type = "integer") String limit,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        var asked = new Asked();
        int most = asked.limit(limit);
        var from = asked.oldest(cursor);
        Opaque.check(asked, after);
        asked.refuse();
        var session = sessions.known(id, after).id();
        var rows = history.confirmations(session, from.at(), from.id(), most + 1);
        return Page.of(
                rows,
                most,
                ConfirmationBody::of,
                row -> new Cursor.Oldest(row.askedAt(), row.confirmationId()).cursor());
    }

    /** Commands in the order of their answers; those without one come last. */
    @Get("/{id}/commands")
    @RefusedSessionQuery
    Page<CommandBody> commands(
            String id,
            @Nullable @QueryValue @Schema(type = "integer") String limit,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        var asked = new Asked();
        int most = asked.limit(limit);
        var from = asked.oldest(cursor);
        Opaque.check(asked, after);
        asked.refuse();
        var session = sessions.known(id, after).id();
        var rows = history.commands(session, from.at(), from.id(), most + 1);
        return Page.of(rows, most, CommandBody::of, row -> new Cursor.Oldest(time(row), row.id()).cursor());
    }

    /** What became of a command: PENDING, ACCEPTED or REJECTED. */
    @Get("/{id}/commands/{commandId}")
    @RefusedSessionQuery
    CommandBody command(String id, String commandId, @Nullable @QueryValue String after) throws InterruptedException {
        var session = Ids.session(id);
        sessions.await(session, after);
        return readModel
                .command(session, Ids.command(commandId))
                .map(CommandBody::of)
                .orElseThrow(() -> new Refused.Unknown("There is no such command"));
    }

    private static long time(CommandRow row) {
        return row.answeredAt() == null ? History.NEVER : row.answeredAt();
    }
}
