package io.tightloop.baton.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody expected: the cause goes to the log under an id, the client gets the id. */
@Singleton
public class UnexpectedErrors implements ExceptionHandler<Exception, HttpResponse<Problem>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrors.class);

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<Problem> handle(HttpRequest request, Exception failure) {
        var id = UUID.randomUUID().toString();
        LOG.error("Unexpected error {} at {} {}", id, request.getMethod(), request.getPath(), failure);
        var detail = "Unexpected error; it is in the log under " + id;
        return Problems.response(
                Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", detail, Problems.instance(request)));
    }
}
