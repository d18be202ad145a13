package io.tightloop.baton.payload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tightloop.schemas.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** Measures a store: sizes stored, time to store, payloads opened, calls that failed. */
final class MeteredStore implements PayloadStore {
    private final PayloadStore store;
    private final MeterRegistry meters;
    private final DistributionSummary stored;
    private final Timer storing;
    private final Counter opened;
    private final Counter failed;

    MeteredStore(PayloadStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
        this.stored = DistributionSummary.builder("tightloop.payloads.stored")
                .baseUnit("bytes")
                .register(meters);
        this.storing = meters.timer("tightloop.payloads.storing");
        this.opened = meters.counter("tightloop.payloads.opened");
        this.failed = meters.counter("tightloop.payloads.failed");
    }

    @Override
    public Payload put(String sessionId, InputStream bytes) throws IOException {
        var start = Timer.start(meters);
        try {
            var payload = store.put(sessionId, bytes);
            stored.record(payload.getBytes());
            start.stop(storing);
            return payload;
        } catch (IOException e) {
            failed.increment();
            throw e;
        }
    }

    @Override
    public InputStream open(String sessionId, String hash) throws IOException {
        try {
            var bytes = store.open(sessionId, hash);
            opened.increment();
            return bytes;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            failed.increment();
            throw e;
        }
    }

    @Override
    public void forget(String sessionId) throws IOException {
        store.forget(sessionId);
    }
}
