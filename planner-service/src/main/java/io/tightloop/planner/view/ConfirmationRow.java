package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.rows.Json;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;

/**
 * A question to a person; written from the topic of the service that asks alone, in its order. Times in ms since the
 * epoch.
 *
 * @param id session id, slash, confirmation id
 * @param options JSON list of the answers that are taken
 * @param state OPEN, ANSWERED or WITHDRAWN
 * @param remark what was said with the answer, or why it was withdrawn
 */
@MappedEntity("confirmations")
public record ConfirmationRow(
        @Id String id,
        String sessionId,
        String confirmationId,
        String kind,
        String subject,
        String question,
        String options,
        String detail,
        String reply,
        String phase,
        int iteration,
        long askedAt,
        String state,
        @Nullable String answer,
        @Nullable String remark,
        @Nullable String closedBy,
        @Nullable Long closedAt) {

    static String id(String sessionId, String confirmationId) {
        return sessionId + "/" + confirmationId;
    }

    static ConfirmationRow of(ConfirmationRequested event) {
        return new ConfirmationRow(
                id(event.getSessionId(), event.getConfirmationId()),
                event.getSessionId(),
                event.getConfirmationId(),
                event.getKind().name(),
                event.getSubject(),
                event.getQuestion(),
                Json.write(event.getOptions().stream().map(Answer::name).toList()),
                event.getDetail(),
                event.getReply(),
                event.getPhase().name(),
                event.getIteration(),
                event.getAt(),
                "OPEN",
                null,
                null,
                null,
                null);
    }

    ConfirmationRow answered(ConfirmationAnswered event) {
        return closed("ANSWERED", event.getAnswer().name(), event.getFeedback(), event.getBy(), event.getAt());
    }

    ConfirmationRow withdrawn(ConfirmationWithdrawn event) {
        return closed("WITHDRAWN", null, event.getReason(), null, event.getAt());
    }

    private ConfirmationRow closed(String next, String given, String said, String by, long at) {
        return new ConfirmationRow(
                id,
                sessionId,
                confirmationId,
                kind,
                subject,
                question,
                options,
                detail,
                reply,
                phase,
                iteration,
                askedAt,
                next,
                given,
                said,
                by,
                at);
    }
}
