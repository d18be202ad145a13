package io.tightloop.planner.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.baton.http.Refused;
import io.tightloop.planner.view.FeedPosition;
import io.tightloop.planner.view.ObservationFeed;
import io.tightloop.planner.view.SessionWatches;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * One client's stream of a session's events. It is asked for one event at a time and reads a page when it has none
 * left, so that a client that does not read costs nothing but this.
 */
final class EventStream implements AutoCloseable {
    private static final int PAGE = 100;
    /** Streams that read at a time: the others wait their turn, so that requests find connections to the database. */
    private static final int READERS = 4;

    /** What all streams read from. */
    @Singleton
    static final class Sources {
        private final SessionSnapshots snapshots;
        private final ObservationFeed feed;
        private final SessionWatches watches;
        private final ObjectMapper mapper;
        private final Semaphore turns = new Semaphore(READERS, true);

        Sources(SessionSnapshots snapshots, ObservationFeed feed, SessionWatches watches, ObjectMapper mapper) {
            this.snapshots = snapshots;
            this.feed = feed;
            this.watches = watches;
            this.mapper = mapper;
        }

        /** Whether nothing is stored that comes after this. */
        boolean isAll(String sessionId, FeedPosition seen) {
            return feed.after(sessionId, seen, 1).isEmpty();
        }
    }

    private final Sources sources;
    private final String sessionId;
    private final Duration heartbeat;
    private final SessionWatches.Watch watch;
    private final Deque<String> ready = new ArrayDeque<>();
    private FeedPosition seen;
    private String etag = "";
    /** Whether all that is stored was read when it was last looked at. */
    private boolean isRead;

    private volatile boolean isOver;

    EventStream(Sources sources, String sessionId, FeedPosition seen, Duration heartbeat) {
        this.sources = sources;
        this.sessionId = sessionId;
        this.seen = seen;
        this.heartbeat = heartbeat;
        this.watch = sources.watches.watch(sessionId);
    }

    /** The next event, or a heartbeat when none comes in time; null at the end, or when its client has left. */
    String next() throws InterruptedException {
        while (ready.isEmpty() && !isOver) {
            if (isRead && !watch.await(heartbeat)) {
                return ServerSentEvent.HEARTBEAT;
            }
            sources.turns.acquire();
            try {
                read();
            } finally {
                sources.turns.release();
            }
        }
        return ready.poll();
    }

    /** Its client has left: ends the wait for an event. */
    void leave() {
        isOver = true;
        watch.wake();
    }

    @Override
    public void close() {
        watch.close();
    }

    /** The session is read first: what is told of its end is then among the observations. */
    private void read() throws InterruptedException {
        try {
            var now = sources.snapshots.take(sessionId, null);
            watch.saw(now.row());
            var page = sources.feed.after(sessionId, seen, PAGE);
            for (var entry : page) {
                seen = entry.position();
                ready.add(ServerSentEvent.of("observation", Opaque.seen(seen), json(ObservationBody.of(entry.row()))));
            }
            isRead = page.isEmpty();
            if (isRead) {
                tell(now);
            }
        } catch (Refused.Unknown _) {
            // deleted when its retention was over: there is nothing more to tell
            isOver = true;
        }
    }

    private void tell(SessionSnapshot now) {
        if (!now.etag().equals(etag)) {
            etag = now.etag();
            ready.add(ServerSentEvent.of("session", json(now.body())));
        }
        if (now.row().endedAt() != null) {
            isOver = true;
            ready.add(
                    ServerSentEvent.of("end", Opaque.seen(seen), json(now.body().outcome())));
        }
    }

    private String json(Object body) {
        try {
            return sources.mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
