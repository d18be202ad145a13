package io.tightloop.baton.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Locale;

/** An error as RFC 9457 describes it; {@code state} is the session's at that moment, where it decided. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type, String title, int status, String detail, String instance, List<FieldError> errors, State state) {

    /** Where a session stands. */
    @Introspected
    public record State(String status, String phase, int iteration) {}

    public static Problem of(HttpStatus status, String code, String detail, String instance) {
        return new Problem(type(code), status.getReason(), status.getCode(), detail, instance, null, null);
    }

    public Problem with(List<FieldError> found) {
        return new Problem(type, title, status, detail, instance, found, state);
    }

    public Problem in(State current) {
        return new Problem(type, title, status, detail, instance, errors, current);
    }

    private static String type(String code) {
        return "urn:tightloop:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
