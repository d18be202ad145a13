package io.tightloop.executor.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tightloop.baton.Sha256;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;

/** Sends a call and reads its answer within one time limit; GET and HEAD follow redirects. Thread-safe. */
final class HttpExchange {

    /** Redirects of one call that are followed. */
    static final int MOST_REDIRECTS = 5;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final long most;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param most bytes of a body that are kept, at least {@link HttpBody#READ_BYTES} */
    HttpExchange(long most) {
        this.most = most;
    }

    /**
     * An answer.
     *
     * @param from the address that gave it
     * @param status its status code
     * @param read what was read of its body
     */
    record Reply(URI from, int status, HttpHeaders headers, HttpBody.Read read) implements AutoCloseable {

        byte[] body() {
            return read.bytes();
        }

        boolean cut() {
            return read.cut();
        }

        @Override
        public void close() {
            if (read.whole() != null) {
                read.whole().close();
            }
        }

        String text() {
            return new String(body(), UTF_8);
        }

        String size() {
            return (cut() ? "more than " : "") + body().length + " bytes";
        }

        String sha256() {
            var digest = Sha256.digest();
            digest.update(body());
            return Sha256.hex(digest);
        }
    }

    /**
     * Sends the call and reads the answer to its end, or up to the bound.
     *
     * @param wanted status codes that are the answer even where they are redirects
     * @param limit for all redirects together
     * @throws IOException when there is no whole answer within the limit, or the address cannot be reached
     */
    Reply send(HttpCall call, IntPredicate wanted, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit.toMillis());
        var next = call;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            try {
                var reply = exchange(next, end - System.nanoTime());
                var target = wanted.test(reply.status()) ? Optional.<URI>empty() : target(next, reply);
                if (target.isEmpty()) {
                    return reply;
                }
                reply.close();
                next = next.to(target.get());
            } catch (TimeoutException e) {
                throw new IOException("no answer within " + limit.toMillis() + " ms", e);
            }
        }
        throw new IOException("more than " + MOST_REDIRECTS + " redirects");
    }

    private Reply exchange(HttpCall call, long nanos) throws IOException, InterruptedException, TimeoutException {
        var answer = client.sendAsync(call.request(), head -> new HttpBody(most));
        try {
            return reply(call, answer.get(nanos, TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException problem ? problem : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static Reply reply(HttpCall call, HttpResponse<HttpBody.Read> response) {
        return new Reply(call.address(), response.statusCode(), response.headers(), response.body());
    }

    /** Where the answer sends the call; empty when it is the answer. */
    private static Optional<URI> target(HttpCall call, Reply reply) throws IOException {
        var location = reply.headers().firstValue("Location");
        if (!call.mayBeRedirected() || !REDIRECTS.contains(reply.status()) || location.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(HttpCall.address(
                    "Location", call.address().resolve(location.get()).toString()));
        } catch (IllegalArgumentException | Refused e) {
            throw new IOException("redirected to what is no http address: " + location.get(), e);
        }
    }

    /** What went wrong with a call, in words. */
    static String problem(HttpCall call, IOException e) {
        return Text.first(call.words() + ": " + cause(call, e), Text.MESSAGE_BYTES);
    }

    private static String cause(HttpCall call, IOException e) {
        if (e.getCause() instanceof UnresolvedAddressException) {
            return "there is no host " + call.address().getHost();
        }
        if (e instanceof ConnectException) {
            return "the connection was refused";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
