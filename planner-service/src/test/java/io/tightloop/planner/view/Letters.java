package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dead letters as their topic tells them. */
final class Letters {
    /** The topic that the events of {@link #of} came from. */
    static final String ORIGIN = Stories.TOPICS.executionEvents();

    private Letters() {}

    /** An event of partition 3 that the reviewer could not read. */
    static DeadLetter of(long offset, String session, String cause) {
        return new DeadLetter(
                "reviewer",
                ORIGIN,
                3,
                offset,
                session,
                cause,
                ByteBuffer.wrap(new byte[] {0, 1, -1}),
                offset,
                session,
                Map.of("h", ByteBuffer.wrap(new byte[] {0, -2})));
    }

    static Recorded at(long offset, DeadLetter letter) {
        return new Recorded(new Place(Stories.TOPICS.deadLetters(), 3, offset), Optional.of(letter));
    }

    /** The topic with a few of them, one reported twice. */
    static List<Recorded> topic() {
        return List.of(
                at(0, of(4, "a", "it is garbled")),
                at(1, of(5, "nobody", "it is garbled")),
                at(3, of(4, "a", "delivered again")));
    }
}
