package io.tightloop.baton.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.DecoderException;
import jakarta.inject.Singleton;

/** Refuses bodies that are not in the encoding that their headers say. */
@Singleton
public class UnreadableBodies implements ExceptionHandler<DecoderException, HttpResponse<Problem>> {
    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<Problem> handle(HttpRequest request, DecoderException unread) {
        var detail = "The body is not in the encoding that Content-Encoding says";
        var instance = Problems.instance(request);
        return Problems.response(Problem.of(HttpStatus.BAD_REQUEST, "malformed_body", detail, instance));
    }
}
