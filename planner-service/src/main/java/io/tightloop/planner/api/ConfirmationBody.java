package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.baton.rows.Json;
import io.tightloop.planner.view.ConfirmationRow;
import java.time.Instant;

/** A question to a person as clients see it (design section 8); {@code status} is OPEN, ANSWERED or WITHDRAWN. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConfirmationBody(
        String confirmationId,
        String kind,
        String subject,
        String question,
        JsonNode options,
        String detail,
        String reply,
        String phase,
        int iteration,
        String status,
        Instant askedAt,
        String answer,
        String feedback,
        String by,
        Instant closedAt) {

    static ConfirmationBody of(ConfirmationRow row) {
        return new ConfirmationBody(
                row.confirmationId(),
                row.kind(),
                row.subject(),
                row.question(),
                Json.read(row.options()),
                row.detail(),
                row.reply(),
                row.phase(),
                row.iteration(),
                row.state(),
                Instant.ofEpochMilli(row.askedAt()),
                row.answer(),
                row.remark(),
                row.closedBy(),
                row.closedAt() == null ? null : Instant.ofEpochMilli(row.closedAt()));
    }
}
