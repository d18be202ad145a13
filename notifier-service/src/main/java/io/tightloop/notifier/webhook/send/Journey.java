package io.tightloop.notifier.webhook.send;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** The way of one request from its URL over redirects to an answer; each address on it is checked. */
final class Journey {
    private static final int MOST_REDIRECTS = 3;

    private final AddressGuard guard;
    private final Lookups lookups;
    private final Exchange exchange;
    private final Request request;
    private final Deadline deadline;
    private final long started = System.nanoTime();
    private String url;

    Journey(AddressGuard guard, Lookups lookups, Exchange exchange, Request request, Deadline deadline) {
        this.guard = guard;
        this.lookups = lookups;
        this.exchange = exchange;
        this.request = request;
        this.deadline = deadline;
        url = request.url();
    }

    Outcome make() {
        try {
            var answer = follow();
            var retryAfter = answer.retryAfter().flatMap(value -> RetryAfter.read(value, Instant.now()));
            return new Outcome.Answered(answer.status(), retryAfter, answer.excerpt(), url, tookMs());
        } catch (Unsent e) {
            var why = ended(e);
            return new Outcome.Failed(why.reason(), why.getMessage(), url, tookMs());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(Reason.STOPPED, "The sender was interrupted", url, tookMs());
        }
    }

    private Answer follow() throws Unsent, InterruptedException {
        var answer = call();
        for (int followed = 0; answer.leadsOn(); followed++) {
            if (followed == MOST_REDIRECTS) {
                throw new Unsent(Reason.TOO_MANY_REDIRECTS, "There were more than " + MOST_REDIRECTS + " redirects");
            }
            url = Redirect.target(URI.create(url), answer);
            answer = call();
        }
        return answer;
    }

    private Answer call() throws Unsent, InterruptedException {
        var refused = guard.refusal(url);
        if (refused.isPresent()) {
            throw new Unsent(Reason.ADDRESS_REFUSED, "The URL " + refused.get());
        }
        var to = URI.create(URI.create(url).toASCIIString());
        var addresses = lookups.resolve(AddressGuard.bare(to.getHost()), deadline.left());
        for (var address : addresses) {
            var why = guard.refusal(to.getHost(), address);
            if (why.isPresent()) {
                throw new Unsent(Reason.ADDRESS_REFUSED, why.get());
            }
        }
        try {
            return exchange.post(to, addresses, request, deadline);
        } catch (IOException e) {
            throw Failures.of(e);
        }
    }

    /** What ended it from outside says more than how the connection broke by that. */
    private Unsent ended(Unsent otherwise) {
        if (Thread.currentThread().isInterrupted()) {
            return new Unsent(Reason.STOPPED, "The sender was interrupted");
        }
        return switch (deadline.end()) {
            case EXPIRED ->
                otherwise.reason() == Reason.UNRESOLVABLE
                        ? otherwise
                        : new Unsent(Reason.TIMEOUT, "There was no answer in time");
            case STOPPED -> new Unsent(Reason.STOPPED, "The sender is closed");
            case null -> otherwise;
        };
    }

    private long tookMs() {
        return Duration.ofNanos(System.nanoTime() - started).toMillis();
    }
}
