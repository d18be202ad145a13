package io.tightloop.baton.payload;

import io.tightloop.schemas.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/**
 * Keeps bytes of sessions under their SHA-256. To store the same bytes twice is to store them once; what {@code put}
 * has returned for is durable and whole. Thread-safe; every method throws IOException while the store is away.
 */
public interface PayloadStore {
    /** Largest payload that the services take, bytes. */
    int LARGEST_BYTES = 64 << 20;

    /** Keeps all that can be read, in memory or on disk as the store needs; the caller closes the source. */
    Payload put(String sessionId, InputStream bytes) throws IOException;

    /** Keeps these bytes. */
    default Payload put(String sessionId, byte[] bytes) throws IOException {
        return put(sessionId, new ByteArrayInputStream(bytes));
    }

    /**
     * What is kept under a hash; reading fails at the end when the bytes are not those of the hash.
     *
     * @throws NoSuchFileException when there is nothing under it
     */
    InputStream open(String sessionId, String hash) throws IOException;

    /** Deletes all that is kept for a session. */
    void forget(String sessionId) throws IOException;
}
