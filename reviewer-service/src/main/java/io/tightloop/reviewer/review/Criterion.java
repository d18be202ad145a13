package io.tightloop.reviewer.review;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** A criterion with what is known of its proof and how it is being verified; {@code check} may be null. */
public record Criterion(String id, int ordinal, String text, Check check, Proof proof, Trial trial) {

    static Criterion defined(int ordinal, String id, String text, Check check) {
        return new Criterion(id, ordinal, text, check, Proof.NONE, Trial.NONE);
    }

    /** Proven or waived; {@code recheckAll} says that a pass of an earlier iteration proves nothing. */
    boolean provenIn(int iteration, boolean recheckAll) {
        boolean counts = !recheckAll || proof.verified() == iteration;
        return proof.waived() || proof.verdict() == Verdict.PASSED && counts;
    }

    /** Whether it needs no verdict in this iteration any more. */
    boolean settledIn(int iteration, boolean recheckAll) {
        return proof.verified() == iteration || provenIn(iteration, recheckAll);
    }

    /** Whether this claim holds the live attempt at its verification. */
    boolean heldBy(String workId, String claimId) {
        return trial.attempt() != null && trial.attempt().heldBy(workId, claimId);
    }

    /** When something is due, ms since the epoch; 0 for nothing. */
    public long deadline() {
        return trial.attempt() == null ? trial.retryAt() : trial.attempt().deadline();
    }

    /** Kind of its check as evidence names it. */
    String kind() {
        return check == null ? "manual" : check.type().name().toLowerCase(Locale.ROOT);
    }

    /** The next question about it. */
    Question question() {
        return new Question("criterion-" + id + "-" + (trial.asked() + 1), Question.Kind.CRITERION, id);
    }

    /** The question about it that is open. */
    Question openQuestion() {
        return new Question(trial.question(), Question.Kind.CRITERION, id);
    }

    Criterion with(UnaryOperator<Trial> change) {
        return new Criterion(id, ordinal, text, check, proof, change.apply(trial));
    }

    Criterion judged(Verdict verdict, String summary, int failures, int iteration) {
        Proof next = proof.judged(verdict, summary, failures, iteration);
        return new Criterion(id, ordinal, text, check, next, trial.settled());
    }

    Criterion waived() {
        return new Criterion(id, ordinal, text, check, proof.waive(), trial.settled());
    }
}
