package io.tightloop.executor.execution;

/**
 * A criterion as far as the execution must know it.
 *
 * @param ordinal place in the brief, from 0
 * @param unproven whether it was neither proven nor waived when the plan was confirmed
 * @param waived whether a person skipped it since
 */
public record Criterion(int ordinal, String id, boolean unproven, boolean waived) {
    Criterion proven(boolean proven) {
        return new Criterion(ordinal, id, !proven, waived);
    }

    Criterion skipped() {
        return new Criterion(ordinal, id, unproven, true);
    }
}
