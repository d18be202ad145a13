package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.planner.view.Suspended;
import java.time.Instant;

/**
 * What a session is suspended for, as clients see it (design section 8).
 *
 * @param attempts polls so far, of {@code limit}
 * @param seen what the last poll saw
 * @param subject task or criterion whose worker asked for it
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record SuspensionBody(
        String type,
        String reason,
        Instant since,
        Instant until,
        int attempts,
        Integer limit,
        boolean timedOut,
        String seen,
        String subject,
        String by) {

    static SuspensionBody of(Suspended suspended) {
        return new SuspensionBody(
                suspended.type(),
                said(suspended.reason()),
                Instant.ofEpochMilli(suspended.since()),
                suspended.until() == null ? null : Instant.ofEpochMilli(suspended.until()),
                suspended.attempts(),
                suspended.limit(),
                suspended.timedOut(),
                suspended.seen(),
                said(suspended.subject()),
                said(suspended.by()));
    }

    private static String said(String text) {
        return text.isEmpty() ? null : text;
    }
}
