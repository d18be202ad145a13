package io.tightloop.executor.gateway;

import io.tightloop.baton.http.Refused;
import io.tightloop.baton.service.Outages;
import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

    /** How long items are kept for those who will come, well below the time for which Kafka keeps them from others. */
    private static final Duration HOLD = Duration.ofSeconds(2);

    static final String AWAY = "The queue cannot be reached for the moment";

    private static final long SWEEP_NS = Duration.ofMillis(20).toNanos();

    private final String queue;
    private final WaitLine line;
    private final WorkSupply.Source source;
    private final Claims claims;
    private final Duration linger;
    private final Deque<WorkSupply.Offer> held = new ArrayDeque<>();
    /** Who has got something and may get more. */
    private final Set<Waiter> served = new LinkedHashSet<>();

    private final BatchSize batch = new BatchSize(System.nanoTime());
    private long heldSince;
    private long nextSweep = System.nanoTime();
    private boolean failing;

    /** Writes claims. */
    interface Claims {
        /** The item as the worker gets it, once its claim is durable; empty when it is known to be called off. */
        CompletableFuture<Optional<ItemBody>> claim(WorkItem item, ClaimRequest request);
    }

    /** An item on its way to who waits for it. */
    private record Handing(WorkSupply.Offer offer, Waiter waiter, CompletableFuture<Optional<ItemBody>> claimed) {}

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
            boolean goesOn = true;
            while (goesOn || !line.closeIfEmpty()) {
                held.clear();
                LOG.debug("Items of queue {} are taken {} at a time", queue, batch.size());
                try (var supply = source.open(queue, batch.size())) {
                    goesOn = serve(supply, batch.size());
                } catch (RuntimeException | ExecutionException e) {
                    LOG.warn("Items of queue {} cannot be taken for the moment: {}", queue, e.toString());
                    goesOn = false;
                    failing = true;
                    answerServed(true);
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

    /** Serves until another size of batches is better, which is true, or nobody has waited for a while. */
    private boolean serve(WorkSupply supply, int size) throws InterruptedException, ExecutionException {
        boolean wanted;
        do {
            while (line.awaitSome(patience())) {
                if (!held.isEmpty() && patience().isZero()) {
                    giveBack(supply);
                }
                if (held.isEmpty() && batch.size() != size) {
                    return true;
                }
                sweep();
                if (!line.first(1).isEmpty()) {
                    serveSome(supply, size);
                }
            }
            giveBack(supply);
            batch.rest();
            supply.stepAside();
            wanted = line.awaitSome(linger);
        } while (wanted && batch.size() == size);
        return wanted;
    }

    private Duration patience() {
        long left = heldSince + HOLD.toNanos() - System.nanoTime();
        return held.isEmpty() ? IDLE : Duration.ofNanos(Math.max(0, left));
    }

    private void giveBack(WorkSupply supply) {
        if (!held.isEmpty()) {
            held.forEach(WorkSupply.Offer::giveBack);
            held.clear();
            supply.settle();
            batch.leftOver(System.nanoTime());
        }
    }

    private void serveSome(WorkSupply supply, int size) throws InterruptedException, ExecutionException {
        boolean wasEmpty = held.isEmpty();
        if (wasEmpty) {
            held.addAll(supply.next(POLL));
            heldSince = System.nanoTime();
        }
        if (held.isEmpty()) {
            failing = false;
            answerServed(true);
            return;
        }
        boolean isAll = wasEmpty && held.size() < size;
        hand(supply);
        answerServed(isAll);
    }

    /**
     * Claims what is held for those who wait, all at once, and gives it to them when their claims are durable. One that
     * fails does not keep the others from theirs.
     */
    private void hand(WorkSupply supply) throws InterruptedException, ExecutionException {
        var handings = new ArrayList<Handing>();
        for (var waiter : line.first(held.size())) {
            for (int room = waiter.room(); room > 0 && !held.isEmpty(); room--) {
                var offer = held.peekFirst();
                handings.add(new Handing(offer, waiter, claims.claim(offer.item(), waiter.request())));
                held.removeFirst();
            }
        }
        Optional<ExecutionException> failure = Optional.empty();
        for (var handing : handings) {
            try {
                give(handing.waiter(), handing.claimed().get());
                handing.offer().taken();
            } catch (ExecutionException e) {
                failure = Optional.of(e);
            }
        }
        if (!handings.isEmpty()) {
            supply.settle();
            batch.taken(handings.size(), System.nanoTime());
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        failing = false;
    }

    private void give(Waiter waiter, Optional<ItemBody> item) {
        if (item.isPresent()) {
            served.add(waiter);
            waiter.give(item.get());
        }
    }

    /** Those who have all they want, or all who have something. */
    private void answerServed(boolean all) {
        for (var waiter : List.copyOf(served)) {
            if (all || waiter.room() == 0) {
                answer(waiter);
            }
        }
    }

    private void answer(Waiter waiter) {
        served.remove(waiter);
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
