package io.tightloop.baton.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.function.Function;

/** Part of a list; {@code nextCursor} is null at its end. */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, String nextCursor) {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    /** Of rows read with a limit of one more than wanted. */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> body, Function<R, String> cursor) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var next = rows.size() > limit ? cursor.apply(shown.getLast()) : null;
        return new Page<>(shown.stream().map(body).toList(), next);
    }

    /** How many to show, from 1 to 200, 50 unless said; what else is asked for is an error. */
    public static int limit(String asked, FieldErrors errors) {
        if (asked == null) {
            return USUAL;
        }
        if (asked.matches("\\d{1,9}")) {
            int limit = Integer.parseInt(asked);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        errors.add("limit", "must be from 1 to " + MOST);
        return USUAL;
    }
}
