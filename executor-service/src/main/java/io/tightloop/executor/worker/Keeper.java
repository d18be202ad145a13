package io.tightloop.executor.worker;

import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.baton.service.Outages;
import io.tightloop.schemas.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a result cannot hold in the payload store, again and again while that is away: nothing is lost. */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final PayloadStore store;

    Keeper(PayloadStore store) {
        this.store = store;
    }

    /** What is to be kept; it can be read more than once. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** @throws InterruptedException when the work was called off meanwhile */
    Payload keep(String sessionId, byte[] bytes) throws InterruptedException {
        return keep(sessionId, () -> new ByteArrayInputStream(bytes));
    }

    /** @throws InterruptedException when the work was called off meanwhile */
    Payload keep(String sessionId, Source source) throws InterruptedException {
        while (true) {
            try (var bytes = source.open()) {
                return store.put(sessionId, bytes);
            } catch (IOException e) {
                LOG.warn("A payload of session {} is not stored yet: {}", sessionId, e.toString());
                Outages.pause();
            }
        }
    }

    /** Where a person finds a payload. */
    static String place(String sessionId, Payload kept) {
        return "/v1/sessions/" + sessionId + "/payloads/" + kept.getHash();
    }
}
