package io.tightloop.reviewer.review;

/** What a verification says; inconclusive counts as failed. */
public enum Verdict {
    PASSED,
    FAILED,
    INCONCLUSIVE
}
