package io.tightloop.notifier.notice;

import static io.tightloop.schemas.NotificationKind.CRITERION_FAILED;
import static io.tightloop.schemas.NotificationKind.CRITERION_PROVEN;

import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Verdict;
import java.util.Locale;

/** What is told of criteria. */
final class ReviewNotices {
    private ReviewNotices() {}

    static Notice of(CriterionVerified event) {
        boolean proven = event.getVerdict() == Verdict.PASSED;
        var evidence = event.getEvidence();
        var data = Data.none()
                .and("verdict", event.getVerdict())
                .and("failures", event.getFailures())
                .and("evidence", evidence.getSummary())
                .and("evidenceKind", evidence.getKind())
                .and("evidenceHash", evidence.getHash())
                .and("by", evidence.getBy());
        var text = proven
                ? "Criterion %s is proven.".formatted(event.getCriterionId())
                : "Criterion %s is not proven: %s%s."
                        .formatted(
                                event.getCriterionId(),
                                event.getVerdict().name().toLowerCase(Locale.ROOT),
                                event.getRegression() ? ", though it had passed before" : "");
        return new Notice(
                proven ? CRITERION_PROVEN : CRITERION_FAILED,
                Phase.REVIEW,
                event.getIteration(),
                event.getCriterionId(),
                text,
                data.text(),
                event.getAt());
    }

    /** A waiver stands for proof; who gave it is told. */
    static Notice of(CriterionWaived event) {
        var data = Data.none()
                .and("verdict", "WAIVED")
                .and("reason", event.getReason())
                .and("by", event.getBy())
                .and("approvedBy", event.getApprovedBy());
        var text =
                "Criterion %s is waived by %s: %s".formatted(event.getCriterionId(), event.getBy(), event.getReason());
        return new Notice(
                CRITERION_PROVEN,
                Phase.UNKNOWN,
                event.getIteration(),
                event.getCriterionId(),
                text,
                data.text(),
                event.getAt());
    }
}
