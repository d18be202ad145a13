package io.tightloop.notifier.webhook.send;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;

/** Clients and requests as phrases. */
final class Sending {
    static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    static final Limits PATIENT = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15));
    static final Limits HASTY = new Limits(Duration.ofMillis(500), Duration.ofSeconds(1));
    static final Allowed LOOPBACK = Allowed.of(List.of("127.0.0.1"));

    private Sending() {}

    static WebhookClient client(Limits limits) {
        return client(limits, Resolver.SYSTEM);
    }

    static WebhookClient client(Limits limits, Resolver resolver) {
        try {
            return client(limits, resolver, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static WebhookClient client(Limits limits, Resolver resolver, SSLContext trust) {
        return new WebhookClient(limits, new AddressGuard(LOOPBACK), resolver, new Exchange(limits, trust, "1.2.3"));
    }

    static Request request(String url) {
        return request(url, "{\"said\":\"Grüße\"}", SECRET);
    }

    static Request request(String url, String body, Secret... secrets) {
        return new Request("msg_1", url, Instant.now(), body.getBytes(StandardCharsets.UTF_8), List.of(secrets), 3);
    }

    /** A name that always leads to this address. */
    static Resolver leadingTo(String... addresses) {
        var found = List.of(addresses).stream().map(InetAddress::ofLiteral).toList();
        return _ -> found;
    }

    /** What a virtual thread makes of it. */
    static <T> CompletableFuture<T> soon(Callable<T> work) {
        var task = new CompletableFuture<T>();
        Thread.startVirtualThread(() -> {
            try {
                task.complete(work.call());
            } catch (Exception e) {
                task.completeExceptionally(e);
            }
        });
        return task;
    }
}
