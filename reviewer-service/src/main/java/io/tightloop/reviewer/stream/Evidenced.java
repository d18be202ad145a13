package io.tightloop.reviewer.stream;

import io.tightloop.baton.Turn;
import io.tightloop.reviewer.review.Event;
import io.tightloop.reviewer.review.Finding;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.DiscoveryNoted;
import io.tightloop.schemas.DiscoverySource;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.TaskDiscovered;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.VerificationStarted;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkRefused;
import org.apache.avro.specific.SpecificRecord;

/** Verifications, waivers and discoveries as records of the contract. */
final class Evidenced {
    private Evidenced() {}

    static SpecificRecord of(Turn turn, Event.VerificationStarted started) {
        return new VerificationStarted(
                turn.sessionId(),
                started.criterionId(),
                started.workId(),
                started.worker(),
                started.leaseUntil(),
                started.at());
    }

    static SpecificRecord of(Turn turn, Event.CriterionVerified verified) {
        return new CriterionVerified(
                turn.sessionId(),
                verified.criterionId(),
                Verdict.valueOf(verified.verdict().name()),
                Shapes.evidence(verified.evidence()),
                verified.failures(),
                verified.regression(),
                verified.iteration(),
                verified.at());
    }

    static SpecificRecord of(Turn turn, Event.CriterionWaived waived) {
        return new CriterionWaived(
                turn.sessionId(),
                waived.criterionId(),
                waived.waiver().reason(),
                waived.waiver().by(),
                waived.waiver().approvedBy(),
                waived.iteration(),
                waived.at());
    }

    static SpecificRecord of(Turn turn, Event.WorkCancelled cancelled) {
        return new WorkCancelled(
                turn.sessionId(), cancelled.workId(), cancelled.criterionId(), cancelled.reason(), cancelled.at());
    }

    static SpecificRecord of(Turn turn, Event.ResultIgnored ignored) {
        return new ResultIgnored(
                turn.sessionId(),
                ignored.workId(),
                ignored.criterionId(),
                ignored.reason(),
                ignored.iteration(),
                ignored.at());
    }

    static SpecificRecord of(Turn turn, Event.WorkRefused refused) {
        return new WorkRefused(
                turn.sessionId(),
                refused.workId(),
                refused.criterionId(),
                refused.claimId(),
                refused.reason(),
                refused.at());
    }

    static SpecificRecord of(Turn turn, Event.UsageRecorded used) {
        return new UsageRecorded(
                turn.sessionId(),
                Phase.REVIEW,
                used.criterionId(),
                Shapes.usage(used.usage()),
                used.total(),
                used.at());
    }

    static SpecificRecord of(Turn turn, Event.TaskDiscovered discovered) {
        Finding finding = discovered.finding();
        return new TaskDiscovered(
                turn.sessionId(),
                discovered.discoveryId(),
                DiscoverySource.valueOf(finding.source().name()),
                finding.subject(),
                finding.title(),
                finding.description(),
                finding.severity().word(),
                Tasks.of(finding.task()),
                discovered.iteration(),
                discovered.at());
    }

    static SpecificRecord of(Turn turn, Event.DiscoveryNoted noted) {
        Finding finding = noted.finding();
        return new DiscoveryNoted(
                turn.sessionId(),
                finding.title(),
                finding.description(),
                finding.severity().word(),
                noted.duplicate() ? "known already" : "below policy.ignoreBelow",
                noted.iteration(),
                noted.at());
    }
}
