package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.baton.rows.Json;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.VerdictRow;
import io.tightloop.planner.view.WaiverRow;
import java.time.Instant;

/** A criterion as clients see it (design section 8): PROVEN only by a verdict with evidence, unless it is WAIVED. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record CriterionBody(
        String id,
        String text,
        JsonNode check,
        String status,
        String verdict,
        int failures,
        EvidenceBody evidence,
        WaiverBody waiver) {

    /**
     * What the check saw.
     *
     * @param url where all of it is when the summary does not say it
     * @param bytes size of that
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EvidenceBody(String kind, String summary, String hash, Instant at, String by, String url, Long bytes) {}

    /** Who let it go without proof. */
    @Introspected
    record WaiverBody(String by, String approvedBy, String reason, Instant at) {}

    static CriterionBody of(ReadModel.Criterion criterion) {
        var asked = criterion.asked();
        var verdict = criterion.verdict();
        return new CriterionBody(
                asked.criterionId(),
                asked.description(),
                asked.definition() == null ? null : Json.read(asked.definition()),
                status(criterion),
                verdict.map(VerdictRow::verdict).orElse(null),
                verdict.map(VerdictRow::failures).orElse(0),
                verdict.map(CriterionBody::evidence).orElse(null),
                criterion.waiver().map(CriterionBody::waiver).orElse(null));
    }

    private static String status(ReadModel.Criterion criterion) {
        if (criterion.waiver().isPresent()) {
            return "WAIVED";
        }
        return criterion.verdict().filter(row -> row.verdict().equals("PASSED")).isPresent() ? "PROVEN" : "UNPROVEN";
    }

    private static WaiverBody waiver(WaiverRow row) {
        return new WaiverBody(row.waivedBy(), row.approvedBy(), row.reason(), Instant.ofEpochMilli(row.waivedAt()));
    }

    private static EvidenceBody evidence(VerdictRow row) {
        return new EvidenceBody(
                row.kind(),
                row.summary(),
                row.hash(),
                Instant.ofEpochMilli(row.seenAt()),
                row.seenBy(),
                row.payloadHash() == null ? null : PayloadFiles.url(row.sessionId(), row.payloadHash()),
                row.payloadBytes());
    }
}
