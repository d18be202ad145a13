package io.tightloop.planner.api;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.http.Refused;
import io.tightloop.baton.http.Room;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.SessionRow;
import io.tightloop.planner.view.Watermarks;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds sessions in the read model, once it includes the version that the client has seen. */
@Singleton
class StoredSessions {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final ReadModel readModel;
    private final Watermarks watermarks;
    private final RecentStarts starts;
    private final Topics topics;
    private final Room room;

    StoredSessions(ReadModel readModel, Watermarks watermarks, RecentStarts starts, Topics topics, Rooms rooms) {
        this.readModel = readModel;
        this.watermarks = watermarks;
        this.starts = starts;
        this.topics = topics;
        this.room = rooms.waits();
    }

    /** Waits until the read model includes this version; null for none. */
    void await(String after) throws InterruptedException {
        if (after != null) {
            await(told(Opaque.place(after)));
        }
    }

    /** Waits for this version, and for the start of this session when it was answered here a moment ago. */
    void await(String id, String after) throws InterruptedException {
        await(after);
        var start = starts.version(id);
        if (start.isPresent()) {
            await(start.get());
            starts.stored(id);
        }
    }

    /** The session, or nothing while there is none; one with an id that none can have is unknown. */
    Optional<SessionRow> find(String id, String after) throws InterruptedException {
        var session = Ids.session(id);
        await(session, after);
        return readModel.session(session);
    }

    SessionRow known(String id, String after) throws InterruptedException {
        return find(id, after).orElseThrow(() -> unknown(id));
    }

    static Refused unknown(String id) {
        return new Refused.Unknown("There is no session '" + id + "'");
    }

    private void await(Place place) throws InterruptedException {
        if (watermarks.isKnown(place)) {
            return;
        }
        try (var _ = room.enter()) {
            if (!watermarks.await(place, LONGEST)) {
                throw new Refused.Unavailable("The read model has not come that far yet");
            }
        }
    }

    /** A version names a record of an event topic; what cannot exist is not waited for. */
    private Place told(Place place) {
        var events = List.of(topics.planEvents(), topics.executionEvents(), topics.reviewEvents());
        if (!events.contains(place.topic()) || place.partition() >= topics.partitions()) {
            throw new Refused.Invalid("after", "is not one that was handed out");
        }
        return place;
    }
}
