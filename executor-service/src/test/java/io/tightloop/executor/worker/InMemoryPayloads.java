package io.tightloop.executor.worker;

import io.tightloop.baton.Sha256;
import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.schemas.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A payload store that can be away for a number of calls. */
final class InMemoryPayloads implements PayloadStore {
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    final AtomicInteger away = new AtomicInteger();

    @Override
    public Payload put(String sessionId, InputStream bytes) throws IOException {
        if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("away");
        }
        var all = bytes.readAllBytes();
        var digest = Sha256.digest();
        digest.update(all);
        var payload = new Payload(Sha256.hex(digest), (long) all.length);
        kept.put(sessionId + "/" + payload.getHash(), all);
        return payload;
    }

    @Override
    public InputStream open(String sessionId, String hash) throws IOException {
        var bytes = kept.get(sessionId + "/" + hash);
        if (bytes == null) {
            throw new NoSuchFileException(hash);
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void forget(String sessionId) {
        kept.keySet().removeIf(key -> key.startsWith(sessionId + "/"));
    }
}
