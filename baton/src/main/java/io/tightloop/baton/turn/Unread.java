package io.tightloop.baton.turn;

import io.tightloop.schemas.Headers;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** The events of a session that could not be read here, and all that came behind them, in their order. */
final class Unread {
    /**
     * An event as it was read.
     *
     * @param headers the last of each name
     * @param reported whether the world was told that it cannot be read
     */
    record Stored(
            String topic,
            int partition,
            long offset,
            byte[] value,
            Map<String, ByteBuffer> headers,
            long at,
            boolean reported) {
        Incoming incoming(String session) {
            return new Incoming(topic, partition, offset, session, value, Headers.of(headers), at);
        }
    }

    private final Store store;

    Unread(Store store) {
        this.store = store;
    }

    /** Whether the session is parked here. */
    boolean any(String session) {
        return store.first(Keys.unreadPrefix(session)) != null;
    }

    void add(Incoming event, boolean reported) {
        Stored stored = new Stored(
                event.topic(),
                event.partition(),
                event.offset(),
                event.bytes(),
                Headers.values(event.headers()),
                event.at(),
                reported);
        store.write(Keys.unread(event.session(), event.offset()), stored);
    }

    Optional<Stored> first(String session) {
        String key = store.first(Keys.unreadPrefix(session));
        return key == null ? Optional.empty() : Optional.of(store.read(key, Stored.class));
    }

    void remove(String session, Stored stored) {
        store.remove(Keys.unread(session, stored.offset()));
    }

    void clear(String session) {
        store.keys(Keys.unreadPrefix(session)).forEach(store::remove);
    }
}
