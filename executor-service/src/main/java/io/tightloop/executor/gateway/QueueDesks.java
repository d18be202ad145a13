package io.tightloop.executor.gateway;

import io.tightloop.baton.http.Refused;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The desks of this instance: one for each queue that somebody has lately waited for. */
@Singleton
final class QueueDesks {
    /** A queue that was not served lately must be joined first, however short the wait. */
    private static final Duration LEAST_WAIT = Duration.ofMillis(250);

    /** After this long beyond its time a claim that its desk cannot answer is refused. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    private static final Duration END = Duration.ofSeconds(3);

    private final WorkSupply.Source source;
    private final QueueDesk.Claims claims;
    private final GatewaySettings settings;
    private final GatewayMeters meters;
    private final Map<String, Desk> desks = new HashMap<>();
    private boolean closed;

    private record Desk(WaitLine line, Thread thread) {}

    QueueDesks(WorkSupply.Source source, QueueDesk.Claims claims, GatewaySettings settings, GatewayMeters meters) {
        this.source = source;
        this.claims = claims;
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * Waits for items; whoever completes the answer waits no more. A {@link TimeoutException} says that the desk could
     * not answer in time.
     *
     * @throws Refused.Busy when too many wait already
     */
    CompletableFuture<List<ItemBody>> claim(ClaimRequest request) {
        var waiting = meters.waiting();
        if (waiting.incrementAndGet() > settings.waiting()) {
            waiting.decrementAndGet();
            throw new Refused.Busy("agents", "%d agents wait here already".formatted(settings.waiting()));
        }
        try {
            return entered(request, LEAST_WAIT.compareTo(request.longest()) > 0 ? LEAST_WAIT : request.longest());
        } catch (RuntimeException e) {
            waiting.decrementAndGet();
            throw e;
        }
    }

    private CompletableFuture<List<ItemBody>> entered(ClaimRequest request, Duration wait) {
        var waiter = new Waiter(request, System.nanoTime() + wait.toNanos());
        var line = enter(request.queue(), waiter);
        waiter.answer().whenComplete((_, _) -> {
            line.leave(waiter);
            meters.waiting().decrementAndGet();
        });
        waiter.answer().orTimeout(wait.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
        return waiter.answer();
    }

    /** Why nobody was served, as a client is told. */
    static <T> T refused(Throwable failure) {
        throw failure instanceof Refused known ? known : new Refused.Unavailable(QueueDesk.AWAY);
    }

    private synchronized WaitLine enter(String queue, Waiter waiter) {
        if (closed) {
            throw new Refused.Unavailable("The service is stopping");
        }
        var open = desks.get(queue);
        if (open != null && open.line().enter(waiter)) {
            return open.line();
        }
        desks.values().removeIf(desk -> !desk.thread().isAlive());
        if (desks.size() >= settings.queues()) {
            throw new Refused.Busy("queues", "%d queues are served here already".formatted(settings.queues()));
        }
        var line = new WaitLine();
        line.enter(waiter);
        var desk = new QueueDesk(queue, line, source, claims, settings.linger());
        desks.put(
                queue,
                new Desk(
                        line, Thread.ofPlatform().daemon().name("desk-" + queue).start(desk)));
        return line;
    }

    @PreDestroy
    void close() throws InterruptedException {
        var threads = ended();
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            thread.join(END);
        }
    }

    private synchronized List<Thread> ended() {
        closed = true;
        return desks.values().stream().map(Desk::thread).toList();
    }
}
