package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.planner.view.ObservationRow;
import java.time.Instant;

/** One line of a session's audit as clients see it. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record ObservationBody(
        Instant at,
        Integer iteration,
        String phase,
        String kind,
        String event,
        String subject,
        String summary,
        String by) {

    static ObservationBody of(ObservationRow row) {
        return new ObservationBody(
                Instant.ofEpochMilli(row.at()),
                row.iteration() == 0 ? null : row.iteration(),
                row.phase(),
                row.kind(),
                row.event(),
                said(row.subject()),
                row.summary(),
                said(row.who()));
    }

    private static String said(String text) {
        return text.isEmpty() ? null : text;
    }
}
