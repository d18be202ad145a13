package io.tightloop.planner.api;

import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.SessionRow;
import io.tightloop.planner.view.Watermarks;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Finds sessions in the read model, once it includes the version that the client has seen. */
@Singleton
class StoredSessions {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final ReadModel readModel;
    private final Watermarks watermarks;

    StoredSessions(ReadModel readModel, Watermarks watermarks) {
        this.readModel = readModel;
        this.watermarks = watermarks;
    }

    /** Waits until the read model includes this version; null for none. */
    void await(String after) throws InterruptedException {
        if (after != null && !watermarks.await(Opaque.place(after), LONGEST)) {
            throw new Refused.Unavailable("The read model has not come that far yet");
        }
    }

    SessionRow known(String id, String after) throws InterruptedException {
        await(after);
        return readModel
                .session(Ids.session(id))
                .orElseThrow(() -> new Refused.Unknown("There is no session '" + id + "'"));
    }
}
