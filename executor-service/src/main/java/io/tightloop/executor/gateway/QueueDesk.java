package io.tightloop.executor.gateway;

import io.tightloop.baton.http.Refused;
import io.tightloop.baton.service.Outages;
import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out the items of one queue to those who wait for them, on one thread, and asks for items only while somebody
 * waits. A claim is durable before its item is taken from the queue, and its worker hears of it last: whoever has gone
 * by then loses the claim by its lease.
 */
final class QueueDesk implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueDesk.class);
    /** A share consumer sees what arrives after an empty fetch only in its next poll: this is latency. */
    private static final Duration POLL = Duration.ofMillis(10);

    /** Waiting agents often have gone only to come back; rejoining a share group takes up to a heartbeat. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    static final String AWAY = "The queue cannot be reached for the moment";

    private static final long SWEEP_NS = Duration.ofMillis(20).toNanos();

    private final String queue;
    private final WaitLine line;
    private final WorkSupply.Source source;
    private final Claims claims;
    private final Duration linger;
    private Optional<WorkItem> held = Optional.empty();
    private long nextSweep = System.nanoTime();
    private boolean failing;

    /** Writes claims. */
    interface Claims {
        /** The item as the worker gets it, once its claim is durable; empty when it is known to be called off. */
        Optional<ItemBody> claim(WorkItem item, ClaimRequest request)
                throws InterruptedException, ExecutionException, TimeoutException;
    }

    /**
     * A desk.
     *
     * @param linger how long its thread stays without anybody waiting
     */
    QueueDesk(String queue, WaitLine line, WorkSupply.Source source, Claims claims, Duration linger) {
        this.queue = queue;
        this.line = line;
        this.source = source;
        this.claims = claims;
        this.linger = linger;
    }

    /** Serves until nobody has waited for a while, the line is closed, or its thread is interrupted. */
    @Override
    public void run() {
        try {
            while (!line.closeIfEmpty()) {
                try (var supply = source.open(queue)) {
                    serve(supply);
                } catch (RuntimeException | ExecutionException | TimeoutException e) {
                    LOG.warn("Items of queue {} cannot be taken for the moment: {}", queue, e.toString());
                    failing = true;
                    answerOver();
                    Outages.pause();
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("Items of queue {} are no longer taken", queue);
        } finally {
            var stopping = new Refused.Unavailable("The service is stopping");
            line.close().forEach(waiter -> waiter.answer().completeExceptionally(stopping));
        }
    }

    private void serve(WorkSupply supply) throws InterruptedException, ExecutionException, TimeoutException {
        held = Optional.empty();
        do {
            while (line.awaitSome(IDLE)) {
                sweep();
                if (line.first().isPresent()) {
                    serveFirst(supply);
                }
            }
            if (held.isPresent()) {
                held = Optional.empty();
                supply.giveBack();
            }
            supply.stepAside();
        } while (line.awaitSome(linger));
    }

    private void serveFirst(WorkSupply supply) throws InterruptedException, ExecutionException, TimeoutException {
        if (held.isEmpty()) {
            held = supply.next(POLL);
        }
        var first = line.first();
        if (held.isEmpty()) {
            failing = false;
            first.filter(Waiter::hasItems).ifPresent(this::answer);
        } else if (first.isPresent()) {
            var claimed = claims.claim(held.get(), first.get().request());
            held = Optional.empty();
            failing = false;
            supply.taken();
            if (claimed.isPresent() && first.get().give(claimed.get())) {
                answer(first.get());
            }
        }
    }

    private void answer(Waiter waiter) {
        line.leave(waiter);
        waiter.answerNow();
    }

    /** Only here and never during a poll, so that what arrives finds who was waited for. */
    private void sweep() {
        if (System.nanoTime() - nextSweep >= 0) {
            nextSweep = System.nanoTime() + SWEEP_NS;
            answerOver();
        }
    }

    private void answerOver() {
        for (var waiter : line.over(System.nanoTime())) {
            if (failing && !waiter.hasItems()) {
                line.leave(waiter);
                waiter.answer().completeExceptionally(new Refused.Unavailable(AWAY));
            } else {
                answer(waiter);
            }
        }
    }
}
