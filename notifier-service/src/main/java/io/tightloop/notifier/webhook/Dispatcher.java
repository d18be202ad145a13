package io.tightloop.notifier.webhook;

import io.micrometer.core.instrument.Timer;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.tightloop.notifier.table.Bell;
import io.tightloop.notifier.webhook.Claims.Claimed;
import io.tightloop.notifier.webhook.send.Judgement;
import io.tightloop.notifier.webhook.send.Outcome;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due: each delivery on a virtual thread, at most so many at a time and about so many to one endpoint, so
 * that a slow one delays nobody else.
 */
@Context
@Requires(env = "notifier")
@Requires(property = "tightloop.notifier.webhooks.enabled", value = "true", defaultValue = "true")
class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Claims claims;
    private final Sender sender;
    private final Results results;
    private final WebhookSettings settings;
    private final Courier courier;
    private final Map<String, Integer> running = new HashMap<>();
    private final Bell.Ear ear;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Thread thread;

    Dispatcher(Claims claims, Sender sender, Results results, WebhookSettings settings, Courier courier) {
        this.claims = claims;
        this.sender = sender;
        this.results = results;
        this.settings = settings;
        this.courier = courier;
        this.ear = courier.bell().ear();
    }

    @PostConstruct
    void start() {
        thread = Thread.ofPlatform().name("webhook-dispatcher").start(this::run);
    }

    /** What is being sent is given up and sent again by whoever claims it next. */
    @PreDestroy
    void stop() throws InterruptedException {
        closing.countDown();
        ear.wake();
        thread.join(Duration.ofSeconds(10));
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                if (!claimed()) {
                    ear.listen(LOOK);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there was something to send. */
    private boolean claimed() throws InterruptedException {
        var busy = busy();
        int free = settings.concurrent() - total();
        if (free <= 0) {
            return false;
        }
        try {
            var taken = claims.take(Math.min(free, settings.concurrentPerEndpoint()), busy);
            taken.forEach(this::send);
            return !taken.isEmpty();
        } catch (RuntimeException e) {
            LOG.warn("Deliveries cannot be claimed; trying again", e);
            closing.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        }
    }

    private void send(Claimed claimed) {
        begun(claimed.delivery().endpoint());
        Thread.ofVirtual().name("webhook-" + claimed.delivery().id()).start(() -> {
            try {
                sendAndStore(claimed);
            } catch (RuntimeException e) {
                LOG.warn(
                        "Delivery {} is sent again when its lease is over",
                        claimed.delivery().id(),
                        e);
            } finally {
                over(claimed.delivery().endpoint());
            }
        });
    }

    private void sendAndStore(Claimed claimed) {
        if (claimed.webhook() == null || claimed.notification() == null || claimed.session() == null) {
            results.cancel(claimed);
            return;
        }
        long at = courier.clock().millis();
        var outcome = sender.send(claimed);
        boolean told = results.store(claimed, outcome, at);
        count(claimed, outcome);
        if (told) {
            courier.bell().ring();
        }
    }

    private void count(Claimed claimed, Outcome outcome) {
        var result = Judgement.of(outcome).name().toLowerCase(Locale.ROOT);
        Timer.builder("tightloop.notifier.webhook.requests")
                .tag("result", result)
                .register(courier.meters())
                .record(Duration.ofMillis(outcome.tookMs()));
        if (Judgement.of(outcome) == Judgement.DELIVERED) {
            courier.meters()
                    .timer("tightloop.notifier.webhook.latency")
                    .record(Duration.ofMillis(Math.max(
                            0, courier.clock().millis() - claimed.notification().happenedAt())));
        }
    }

    private synchronized void begun(String endpoint) {
        running.merge(endpoint, 1, Integer::sum);
    }

    /** There may be more to send where room has become free that was missing. */
    private synchronized void over(String endpoint) {
        boolean missing = running.get(endpoint) == settings.concurrentPerEndpoint() || total() == settings.concurrent();
        running.computeIfPresent(endpoint, (_, number) -> number == 1 ? null : number - 1);
        if (missing) {
            ear.wake();
        }
    }

    private synchronized List<String> busy() {
        return running.entrySet().stream()
                .filter(endpoint -> endpoint.getValue() >= settings.concurrentPerEndpoint())
                .map(Map.Entry::getKey)
                .toList();
    }

    private synchronized int total() {
        return running.values().stream().mapToInt(Integer::intValue).sum();
    }
}
