package io.tightloop.planner.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Value;
import io.tightloop.planner.view.FeedPosition;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams that this instance serves; each has a virtual thread that waits for its session, or for its client. */
@Singleton
class EventStreams {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    private final EventStream.Sources sources;
    private final Duration heartbeat;
    private final AtomicInteger open = new AtomicInteger();

    EventStreams(
            EventStream.Sources sources,
            @Value("${tightloop.planner.heartbeat:15s}") Duration heartbeat,
            MeterRegistry meters) {
        this.sources = sources;
        this.heartbeat = heartbeat;
        Gauge.builder("tightloop.streams.open", open, AtomicInteger::get)
                .description("Streams of events that clients read")
                .register(meters);
    }

    /** Number of streams that clients read now. */
    int open() {
        return open.get();
    }

    /** Whether nothing is stored that comes after this. */
    boolean isAll(String sessionId, FeedPosition seen) {
        return !seen.equals(FeedPosition.START) && sources.isAll(sessionId, seen);
    }

    /** What comes after this, for one client; read from the database as fast as the client takes it. */
    Publisher<byte[]> of(String sessionId, FeedPosition seen) {
        return client -> {
            var reading = new Reading(client, new EventStream(sources, sessionId, seen, heartbeat));
            open.incrementAndGet();
            client.onSubscribe(reading);
            Thread.ofVirtual().name("events").start(reading::run);
        };
    }

    /** Gives a client one event for each that it asks for. */
    private final class Reading implements Subscription {
        private static final int MOST_ASKED = 1 << 30;

        private final Subscriber<? super byte[]> client;
        private final EventStream stream;
        private final Semaphore asked = new Semaphore(0);
        private volatile boolean isCancelled;

        private Reading(Subscriber<? super byte[]> client, EventStream stream) {
            this.client = client;
            this.stream = stream;
        }

        @Override
        public void request(long events) {
            int room = MOST_ASKED - asked.availablePermits();
            asked.release((int) Math.clamp(events, 0, Math.max(room, 0)));
        }

        /** Without interrupting the thread: a database in files may not survive that. */
        @Override
        public void cancel() {
            isCancelled = true;
            asked.release();
            stream.leave();
        }

        private void run() {
            try (stream) {
                give();
            } catch (InterruptedException | RuntimeException e) {
                fail(e);
            } finally {
                open.decrementAndGet();
            }
        }

        private void give() throws InterruptedException {
            asked.acquire();
            while (!isCancelled) {
                var event = stream.next();
                if (event == null) {
                    complete();
                    return;
                }
                client.onNext(event.getBytes(StandardCharsets.UTF_8));
                asked.acquire();
            }
        }

        private void complete() {
            if (!isCancelled) {
                client.onComplete();
            }
        }

        /** The connection is closed; its client comes again with the last id that it has seen. */
        private void fail(Exception failure) {
            if (!isCancelled) {
                LOG.warn("A stream of events ends early", failure);
                client.onError(failure);
            }
        }
    }
}
