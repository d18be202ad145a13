package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.schemas.CriterionVerified;

/**
 * The latest verdict on a criterion with its evidence; written from review-events alone, in their order.
 *
 * @param id session id, slash, criterion id
 * @param failures failed verifications so far
 * @param seenAt when the evidence was seen, ms since the epoch
 * @param payloadHash name of all that was seen in the payload store; null when the summary says it
 * @param payloadBytes size of that
 */
@MappedEntity("verdicts")
public record VerdictRow(
        @Id String id,
        String sessionId,
        String verdict,
        int failures,
        int iteration,
        String kind,
        String summary,
        String hash,
        String seenBy,
        long seenAt,
        @Nullable String payloadHash,
        @Nullable Long payloadBytes) {

    static VerdictRow of(String id, CriterionVerified event) {
        var evidence = event.getEvidence();
        var payload = evidence.getPayload();
        return new VerdictRow(
                id,
                event.getSessionId(),
                event.getVerdict().name(),
                event.getFailures(),
                event.getIteration(),
                evidence.getKind(),
                evidence.getSummary(),
                evidence.getHash(),
                evidence.getBy(),
                evidence.getAt(),
                payload == null ? null : payload.getHash(),
                payload == null ? null : payload.getBytes());
    }
}
