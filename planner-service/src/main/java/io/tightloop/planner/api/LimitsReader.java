package io.tightloop.planner.api;

import io.tightloop.baton.http.JsonCursor;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.LimitsChange;
import java.util.List;

/** Reads the limits of a session, in a brief and with CONTINUE. */
final class LimitsReader {
    private static final List<String> FIELDS = List.of("maxRetries", "maxIterations", "maxDuration", "tokenBudget");
    private static final int MOST = 10_000;
    private static final long MOST_TOKENS = 1_000_000_000_000_000L;

    private LimitsReader() {}

    static Limits limits(JsonCursor json) {
        var usual = Limits.newBuilder().build();
        return Limits.newBuilder()
                .setMaxRetries(json.integer("maxRetries", 1, MOST, usual.getMaxRetries()))
                .setMaxIterations(json.integer("maxIterations", 1, MOST, usual.getMaxIterations()))
                .setMaxDurationMs(json.millis("maxDuration", 1).orElse(null))
                .setTokenBudget(tokenBudget(json))
                .build();
    }

    /** The limits that this object names; nothing else may be in it. */
    static LimitsChange change(JsonCursor object) {
        var json = object.fields(FIELDS);
        var limits = limits(json);
        return LimitsChange.newBuilder()
                .setMaxRetries(json.has("maxRetries") ? limits.getMaxRetries() : null)
                .setMaxIterations(json.has("maxIterations") ? limits.getMaxIterations() : null)
                .setMaxDurationMs(limits.getMaxDurationMs())
                .setTokenBudget(limits.getTokenBudget())
                .build();
    }

    private static Long tokenBudget(JsonCursor json) {
        return json.has("tokenBudget") ? json.whole("tokenBudget", 1, MOST_TOKENS, 1) : null;
    }
}
