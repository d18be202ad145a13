package io.tightloop.reviewer.review;

/**
 * What is known of a criterion's proof: {@code verified} is the iteration of the last verdict (0 for none),
 * {@code failures} counts failed verifications over the session, {@code passed} says whether it ever passed.
 * {@code verdict} and {@code summary} may be null.
 */
public record Proof(int failures, int verified, Verdict verdict, String summary, boolean passed, boolean waived) {
    static final Proof NONE = new Proof(0, 0, null, null, false, false);

    Proof judged(Verdict newVerdict, String newSummary, int newFailures, int iteration) {
        boolean everPassed = passed || newVerdict == Verdict.PASSED;
        return new Proof(newFailures, iteration, newVerdict, newSummary, everPassed, waived);
    }

    Proof waive() {
        return new Proof(failures, verified, verdict, summary, passed, true);
    }

    int failuresAfter(Verdict next) {
        return next == Verdict.PASSED ? failures : failures + 1;
    }

    boolean regressesWith(Verdict next) {
        return passed && next != Verdict.PASSED;
    }
}
