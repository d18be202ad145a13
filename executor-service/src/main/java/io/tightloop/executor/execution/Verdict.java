package io.tightloop.executor.execution;

/** What a check says. */
public enum Verdict {
    PASSED,
    FAILED,
    INCONCLUSIVE
}
