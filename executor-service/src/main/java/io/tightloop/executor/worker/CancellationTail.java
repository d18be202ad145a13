package io.tightloop.executor.worker;

import io.tightloop.baton.service.EventTail;
import io.tightloop.schemas.WorkCancelled;
import java.time.Duration;

/** Follows the event topics from their ends on and passes on every item that is called off, until interrupted. */
final class CancellationTail implements Runnable {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final EventTail tail;

    CancellationTail(WorkerWire wire, Cancellations cancellations) {
        this.tail = new EventTail(
                new EventTail.Source(
                        wire.topics().events(),
                        Duration.ZERO,
                        EventTail.UNHURRIED,
                        EventTail.consumers(wire.clients()),
                        wire.serdes()::deserializer),
                record -> record.value(WorkCancelled.class)
                        .ifPresent(cancelled -> cancellations.cancel(cancelled.getWorkId())));
    }

    /** Waits until no cancellation from now on can be missed. */
    void awaitFollowing() throws InterruptedException {
        while (!tail.awaitFollowing(POLL)) {}
    }

    @Override
    public void run() {
        tail.run();
    }
}
