package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.function.Function;

/** Part of a list; {@code nextCursor} is null at its end. */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record Page<T>(List<T> items, String nextCursor) {
    static final int MOST = 200;
    static final int USUAL = 50;

    /** Of rows read with a limit of one more than wanted. */
    static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> body, Function<R, String> cursor) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var next = rows.size() > limit ? cursor.apply(shown.getLast()) : null;
        return new Page<>(shown.stream().map(body).toList(), next);
    }

    static int limit(Integer asked) {
        int limit = asked == null ? USUAL : asked;
        if (limit < 1 || limit > MOST) {
            throw new Refused.Invalid("limit", "must be from 1 to " + MOST);
        }
        return limit;
    }
}
