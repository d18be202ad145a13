package io.tightloop.baton.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Turns every error of the server and of ours into problem+json. */
@Singleton
@Primary
public class Problems implements ErrorResponseProcessor<Problem>, ExceptionHandler<Refused, HttpResponse<?>> {
    private final MeterRegistry meters;

    Problems(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var status = HttpStatus.valueOf(response.code());
        var detail = context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
        var shown = detail.isEmpty() || status.getCode() >= 500 ? status.getReason() : detail;
        return respond(response, Problem.of(status, status.name(), shown, instance(context.getRequest())));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Refused refused) {
        var instance = instance(request);
        return switch (refused) {
            case Refused.MalformedJson e -> response(HttpStatus.BAD_REQUEST, "malformed_json", e, instance);
            case Refused.Unknown e -> response(HttpStatus.NOT_FOUND, "unknown", e, instance);
            case Refused.WithoutResult e -> response(HttpStatus.CONFLICT, "without_result", e, instance);
            case Refused.Over e -> response(HttpStatus.CONFLICT, "attempt_over", e, instance);
            case Refused.TooLarge e -> response(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", e, instance);
            case Refused.Packed e -> response(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "packed_body", e, instance);
            case Refused.Busy e -> {
                meters.counter("tightloop.refused.busy", "who", e.who()).increment();
                yield response(HttpStatus.TOO_MANY_REQUESTS, "too_many_requests", e, instance)
                        .header(HttpHeaders.RETRY_AFTER, "1");
            }
            case Refused.Unavailable e ->
                response(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", e, instance)
                        .header(HttpHeaders.RETRY_AFTER, "1");
            case Refused.Invalid e -> {
                var problem = Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "invalid", e.getMessage(), instance);
                yield response(problem.with(e.errors()));
            }
        };
    }

    public static MutableHttpResponse<Problem> response(Problem problem) {
        return respond(HttpResponse.status(HttpStatus.valueOf(problem.status())), problem);
    }

    public static String instance(HttpRequest<?> request) {
        return request.getPath();
    }

    private static MutableHttpResponse<Problem> response(
            HttpStatus status, String code, Refused refused, String instance) {
        return response(Problem.of(status, code, refused.getMessage(), instance));
    }

    private static MutableHttpResponse<Problem> respond(MutableHttpResponse<?> response, Problem problem) {
        return response.body(problem).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }
}
