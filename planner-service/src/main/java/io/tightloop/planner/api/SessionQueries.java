package io.tightloop.planner.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.convert.format.Format;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tightloop.baton.http.Asked;
import io.tightloop.baton.http.Page;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.SessionFilter;
import java.util.List;

/** Answers questions about sessions from the read model; {@code ?after=} waits until it includes that version. */
@Controller("/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionQueries {
    private static final List<String> STATUSES =
            List.of("RUNNING", "AWAITING", "SUSPENDED", "COMPLETED", "EXHAUSTED", "INTERRUPTED", "FAILED");
    private static final List<String> PHASES = List.of("PLAN", "EXECUTE", "REVIEW");

    private final ReadModel readModel;
    private final StoredSessions sessions;
    private final SessionWaits waits;

    SessionQueries(ReadModel readModel, StoredSessions sessions, SessionWaits waits) {
        this.readModel = readModel;
        this.sessions = sessions;
        this.waits = waits;
    }

    /**
     * Sessions, newest first: those of any of these statuses and phases (with commas), of this name, with all of these
     * labels (label=name:value, again for each), with this text in goal, name or id. New ones come before the first
     * page.
     */
    @Get
    @RefusedQuery
    Page<SessionBody> list(
            @Nullable @QueryValue @Format("MULTI") List<String> label,
            @Nullable @QueryValue String status,
            @Nullable @QueryValue String phase,
            @Nullable @QueryValue String name,
            @Nullable @QueryValue String q,
            @Nullable @QueryValue @Schema(type = "integer") String limit,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        var asked = new Asked();
        var filter = new SessionFilter(
                asked.words("status", status, STATUSES),
                asked.words("phase", phase, PHASES),
                asked.text("name", name),
                asked.labels("label", label == null ? List.of() : label),
                asked.text("q", q));
        int most = asked.limit(limit);
        var from = asked.handedOut(cursor, Opaque.Newest::of, Opaque.Newest.FIRST);
        Opaque.check(asked, after);
        asked.refuse();
        sessions.await(after);
        var rows = readModel.sessions(filter, from.startedAt(), from.id(), most + 1);
        return Page.of(rows, most, SessionBody::of, row -> new Opaque.Newest(row.startedAt(), row.id()).cursor());
    }

    /**
     * A session with its criteria, its first 100 open questions and its first 100 tasks; 304 when it still is as
     * If-None-Match says. With wait (0s to 60s) answers when it has changed since If-None-Match or the call, when it
     * has ended, or when a person is asked (until=change, end or confirmation), or when the time is over.
     */
    @Get("/{id}")
    @RefusedSessionQuery
    @ApiResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = SessionBody.class)))
    @ApiResponse(responseCode = "304", description = "It still is as If-None-Match says")
    HttpResponse<SessionBody> session(
            String id,
            @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known,
            @Nullable @QueryValue String wait,
            @Nullable @QueryValue @Schema(allowableValues = {"change", "end", "confirmation"}) String until,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        var asked = new Asked();
        var terms = new SessionWait(asked.wait(wait), asked.word("until", until, SessionWait.Until.ALL));
        Opaque.check(asked, after);
        asked.refuse();
        var now = waits.await(id, after, known, terms);
        return known != null && now.matches(known)
                ? HttpResponse.<SessionBody>notModified().header(HttpHeaders.ETAG, now.etag())
                : HttpResponse.ok(now.body()).header(HttpHeaders.ETAG, now.etag());
    }

    /** Criteria in the brief's order. */
    @Get("/{id}/criteria")
    @RefusedSessionQuery
    Page<CriterionBody> criteria(
            String id,
            @Nullable @QueryValue @Schema(type = "integer") String limit,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        var asked = new Asked();
        int most = asked.limit(limit);
        int from = asked.handedOut(cursor, Opaque::ordinal, -1);
        Opaque.check(asked, after);
        asked.refuse();
        var rows = readModel.criteria(sessions.known(id, after).id(), from, most + 1);
        return Page.of(
                rows, most, CriterionBody::of, row -> Opaque.ordinal(row.asked().ordinal()));
    }
}
