package io.tightloop.notifier.webhook.send;

import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLContext;

/**
 * Sends webhooks: one POST each, signed, on a connection of its own. Of redirects it follows 307 and 308, up to three;
 * of an answer's body it reads up to 64 KiB. Hundreds may be sent at once, each on a virtual thread.
 */
public final class WebhookClient implements AutoCloseable {
    private final Limits limits;
    private final AddressGuard guard;
    private final Lookups lookups;
    private final Exchange exchange;
    private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("webhook-deadline").factory());

    /**
     * Trusts the certificates that the Java runtime trusts.
     *
     * @param version what the header {@code User-Agent} says after {@code Tightloop/}
     */
    public WebhookClient(Limits limits, AddressGuard guard, String version) {
        this(limits, guard, Resolver.SYSTEM, new Exchange(limits, systemTrust(), version));
    }

    WebhookClient(Limits limits, AddressGuard guard, Resolver resolver, Exchange exchange) {
        this.limits = limits;
        this.guard = guard;
        this.lookups = new Lookups(resolver);
        this.exchange = exchange;
        timers.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends a request and blocks its thread, which should be a virtual one, until there is an outcome, at most for the
     * total of the limits. Interrupting the thread ends it early; the thread stays interrupted then.
     */
    public Outcome send(Request request) {
        try (var deadline = new Deadline(timers, limits.total())) {
            running.add(deadline);
            if (timers.isShutdown()) {
                deadline.end(Deadline.End.STOPPED); // closing may have come too early to see it
            }
            try {
                return new Journey(guard, lookups, exchange, request, deadline).make();
            } finally {
                running.remove(deadline);
            }
        } catch (RejectedExecutionException _) {
            return new Outcome.Failed(Reason.STOPPED, "The sender is closed", request.url(), 0);
        }
    }

    /** Ends what is being sent, and all that is sent from now on, with {@link Reason#STOPPED}. */
    @Override
    public void close() {
        timers.shutdownNow();
        running.forEach(deadline -> deadline.end(Deadline.End.STOPPED));
        lookups.close();
    }

    private static SSLContext systemTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The Java runtime has no TLS", e);
        }
    }
}
