package io.tightloop.reviewer.review;

/** Policies in phrases. */
final class Policies {
    /** Asks nothing, obeys every rule. */
    static final Policy DELEGATED = new Policy(true, true, true, true, true, false, false, Severity.MAJOR);

    /** Asks about discoveries and about the end. */
    static final Policy PAIRED = new Policy(true, true, true, true, true, true, true, Severity.MAJOR);

    /** Asks about discoveries only. */
    static final Policy CURIOUS = new Policy(true, true, true, true, true, true, false, Severity.MAJOR);

    static final Policy UNENFORCED = new Policy(false, true, true, true, true, false, false, Severity.MAJOR);

    static final Policy FREE_SKIPS = new Policy(true, false, true, true, true, false, false, Severity.MAJOR);

    static final Policy NO_RECHECK = new Policy(true, true, false, true, true, false, false, Severity.MAJOR);

    static final Policy NO_FALLBACK = new Policy(true, true, true, false, true, false, false, Severity.MAJOR);

    static final Policy NO_INFERENCE = new Policy(true, true, true, true, false, false, false, Severity.MAJOR);

    private Policies() {}

    static Policy ignoringBelow(String word) {
        return new Policy(true, true, true, true, true, false, false, Severity.leastPlanned(word));
    }
}
