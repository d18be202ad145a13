package io.tightloop.executor.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request and reads its answer within a time limit; redirects are not followed. Thread-safe. */
final class HttpExchange {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * An answer.
     *
     * @param status its status code
     * @param body at most {@link HttpBody#READ_BYTES} bytes
     * @param cut whether there was more
     */
    record Reply(int status, byte[] body, boolean cut) {

        String text() {
            return new String(body, UTF_8);
        }

        String size() {
            return (cut ? "more than " : "") + body.length + " bytes";
        }

        String sha256() {
            var digest = Text.sha256();
            digest.update(body);
            return Text.hex(digest);
        }
    }

    /** A request to an address, which must be an absolute http or https one. */
    static HttpRequest.Builder to(String field, String url) throws Refused {
        if (url == null || url.isBlank()) {
            throw Refused.invalidInput(field, "is missing");
        }
        try {
            return HttpRequest.newBuilder(URI.create(url));
        } catch (IllegalArgumentException e) {
            throw Refused.invalidInput(field, "is no http address: " + e.getMessage());
        }
    }

    /** A time limit, which must be at least 1 ms. */
    static Duration limit(String field, long ms) throws Refused {
        if (ms < 1) {
            throw Refused.invalidInput(field, "must be at least 1 but is " + ms);
        }
        return Duration.ofMillis(ms);
    }

    /**
     * Sends the request and reads the answer to its end, or up to the bound.
     *
     * @throws IOException when there is no whole answer within the limit, or the address cannot be reached
     */
    Reply send(HttpRequest request, Duration limit) throws IOException, InterruptedException {
        var answer = client.sendAsync(request, head -> new HttpBody());
        try {
            return reply(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException problem ? problem : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static Reply reply(HttpResponse<HttpBody.Read> response) {
        return new Reply(
                response.statusCode(), response.body().bytes(), response.body().cut());
    }

    /** What went wrong with a request, in words. */
    static String problem(HttpRequest request, IOException e) {
        var cause = e instanceof ConnectException ? "the connection was refused" : e.getMessage();
        var words = request.method() + " " + request.uri() + ": " + (cause == null ? e.toString() : cause);
        return Text.first(words, Text.MESSAGE_BYTES);
    }
}
