package io.tightloop.baton;

/** Who answers a command (design section 4). */
public enum Addressee {
    /** Whoever holds the baton; everyone else keeps the command back. */
    HOLDER,
    /** The planner alone, whoever holds the baton. */
    PLANNER,
    /** The executor alone, whoever holds the baton. */
    EXECUTOR,
    /** The reviewer alone, whoever holds the baton. */
    REVIEWER
}
