package io.tightloop.baton.suspension;

/** What a suspension waits for. */
public enum Kind {
    /** A moment. */
    TIME,
    /** A check that passes. */
    POLL,
    /** A person's decision. */
    MANUAL,
    /** A file that exists, and contains a text if one is given. */
    FILE;

    /** Whether its condition is looked for by workers. */
    boolean polls() {
        return this == POLL || this == FILE;
    }
}
