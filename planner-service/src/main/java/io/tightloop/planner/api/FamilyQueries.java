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
import io.tightloop.planner.view.History;
import io.tightloop.planner.view.Lineage;

/** Answers what was said to a session, and which sessions belong to it. */
@Controller("/v1/sessions/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
class FamilyQueries {
    private final StoredSessions sessions;
    private final History history;
    private final Lineage lineage;

    FamilyQueries(StoredSessions sessions, History history, Lineage lineage) {
        this.sessions = sessions;
        this.history = history;
        this.lineage = lineage;
    }

    /** What its workers were told, oldest first. */
    @Get("/messages")
    @RefusedSessionQuery
    Page<MessageBody> messages(
            String id,
            @Nullable @QueryValue @Schema(type = "integer") String limit,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        var asked = new Asked();
        int most = asked.limit(limit);
        var from = asked.handedOut(cursor, Cursor.Oldest::of, Cursor.Oldest.of(null));
        asked.handedOut(after, Opaque::place, null);
        asked.refuse();
        var session = sessions.known(id, after).id();
        var rows = history.messages(session, from.at(), from.id(), most + 1);
        return Page.of(rows, most, MessageBody::of, row -> new Cursor.Oldest(row.sentAt(), row.messageId()).cursor());
    }

    /** The sessions below it, at most 8 levels and 1,000 of them, with the tasks that wait for them. */
    @Get("/tree")
    @RefusedSessionQuery
    TreeBody tree(String id, @Nullable @QueryValue String after) throws InterruptedException {
        return SessionTree.of(lineage, sessions.known(id, after));
    }
}
