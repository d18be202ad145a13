package io.tightloop.planner.api;

import io.tightloop.baton.http.Refused;
import io.tightloop.planner.view.Place;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.SessionRow;
import io.tightloop.planner.view.Watermarks;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Finds sessions in the read model, once it includes the version that the client has seen. */
@Singleton
class StoredSessions {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final ReadModel readModel;
    private final Watermarks watermarks;
    private final Topics topics;

    StoredSessions(ReadModel readModel, Watermarks watermarks, Topics topics) {
        this.readModel = readModel;
        this.watermarks = watermarks;
        this.topics = topics;
    }

    /** Waits until the read model includes this version; null for none. */
    void await(String after) throws InterruptedException {
        if (after != null && !watermarks.await(told(Opaque.place(after)), LONGEST)) {
            throw new Refused.Unavailable("The read model has not come that far yet");
        }
    }

    SessionRow known(String id, String after) throws InterruptedException {
        await(after);
        return readModel
                .session(Ids.session(id))
                .orElseThrow(() -> new Refused.Unknown("There is no session '" + id + "'"));
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
