package io.tightloop.notifier.webhook.send;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves names on up to 64 threads of their own: a lookup blocks its thread outside Java, where it cannot be
 * interrupted and would hold up virtual threads. A name is looked up once at a time, so that one whose server is slow
 * costs one thread.
 */
final class Lookups implements AutoCloseable {
    private static final int MOST_THREADS = 64;

    private final Resolver resolver;
    private final Map<String, CompletableFuture<List<InetAddress>>> running = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    Lookups(Resolver resolver) {
        this.resolver = resolver;
        var pool = new ThreadPoolExecutor(
                MOST_THREADS,
                MOST_THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("webhook-lookup-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    /** The addresses of a host, at least one. */
    List<InetAddress> resolve(String host, Duration wait) throws Unsent, InterruptedException {
        try {
            var addresses = lookup(host).get(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (addresses.isEmpty()) {
                throw unresolvable(host, "has no address");
            }
            return addresses;
        } catch (TimeoutException _) {
            throw unresolvable(host, "was not resolved in time");
        } catch (ExecutionException _) {
            throw unresolvable(host, "is not known to DNS");
        }
    }

    private CompletableFuture<List<InetAddress>> lookup(String host) {
        var own = new CompletableFuture<List<InetAddress>>();
        var before = running.putIfAbsent(host, own);
        if (before != null) {
            return before;
        }
        own.completeAsync(() -> ask(host), threads).whenComplete((_, _) -> running.remove(host, own));
        return own;
    }

    private List<InetAddress> ask(String host) {
        try {
            return resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    private static Unsent unresolvable(String host, String what) {
        return new Unsent(Reason.UNRESOLVABLE, host + " " + what);
    }

    /** Ends the wait of all who wait. */
    @Override
    public void close() {
        threads.shutdownNow();
        running.values().forEach(lookup -> lookup.completeExceptionally(new IllegalStateException("closed")));
    }
}
