package io.tightloop.planner.api;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tightloop.baton.http.Asked;
import io.tightloop.baton.http.Refused;
import io.tightloop.planner.view.FeedPosition;

/** Tells clients what happens to a session while it happens, as server-sent events. */
@Controller("/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class EventQueries {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final StoredSessions sessions;
    private final EventStreams streams;
    private final int most;

    EventQueries(StoredSessions sessions, EventStreams streams, @Value("${tightloop.planner.streams:2000}") int most) {
        this.sessions = sessions;
        this.streams = streams;
        this.most = most;
    }

    /**
     * The session's audit so far and as it goes on (event: observation, with an id), the session whenever it is another
     * than before (event: session), and its end (event: end), which ends the stream. A comment every 15 seconds says
     * that the stream lives. With the id of the last event that was seen, only what came after it; 204 when the session
     * has ended and nothing did.
     */
    @Get("/{id}/events")
    @RefusedSessionQuery
    @Produces({MediaType.TEXT_EVENT_STREAM, MediaType.APPLICATION_JSON})
    @ApiResponse(responseCode = "200", description = "Events as text/event-stream")
    @ApiResponse(responseCode = "204", description = "The session has ended, and all was seen")
    @ApiResponse(responseCode = "429", description = "As many streams as this instance serves are open")
    HttpResponse<?> events(
            String id,
            @Nullable @Header(LAST_EVENT_ID) String lastSeen,
            @Nullable @QueryValue String lastEventId,
            @Nullable @QueryValue String after)
            throws InterruptedException {
        var asked = new Asked();
        var seen = lastSeen == null ? seen(asked, "lastEventId", lastEventId) : seen(asked, LAST_EVENT_ID, lastSeen);
        Opaque.check(asked, after);
        asked.refuse();
        var session = sessions.known(id, after);
        if (session.endedAt() != null && streams.isAll(session.id(), seen)) {
            return HttpResponse.noContent();
        }
        if (streams.open() >= most) {
            throw new Refused.Busy("streams", "This instance serves " + most + " streams at most");
        }
        return HttpResponse.ok(streams.of(session.id(), seen))
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                // packed, an event would wait for the next ones
                .header(HttpHeaders.CONTENT_ENCODING, "identity")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("X-Accel-Buffering", "no");
    }

    private static FeedPosition seen(Asked asked, String parameter, String id) {
        return asked.handedOut(id, text -> Opaque.seen(parameter, text), FeedPosition.START);
    }
}
