package io.tightloop.baton.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.exceptions.ContentLengthExceededHandler;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Refuses bodies that are larger than the server reads (micronaut.server.max-request-size): 413, naming the limit. */
@Singleton
@Replaces(ContentLengthExceededHandler.class)
public class TooLargeBodies implements ExceptionHandler<ContentLengthExceededException, HttpResponse<?>> {
    private static final long MEGABYTE = 1 << 20;

    private final Problems problems;
    private final String limit;

    TooLargeBodies(Problems problems, HttpServerConfiguration server) {
        this.problems = problems;
        this.limit = words(server.getMaxRequestSize());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, ContentLengthExceededException tooLarge) {
        var refused = new Refused.TooLarge("The body is larger than " + limit + ", the server's limit");
        return problems.handle(request, refused);
    }

    private static String words(long bytes) {
        return bytes % MEGABYTE == 0 ? bytes / MEGABYTE + " MiB" : bytes + " bytes";
    }
}
