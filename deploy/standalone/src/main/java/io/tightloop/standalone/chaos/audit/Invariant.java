package io.tightloop.standalone.chaos.audit;

/** What must hold of an installation's topics (design sections 3 to 5). */
public enum Invariant {
    /** A session starts once; a run has one end, and goes on only by a CONTINUE that was accepted. */
    ONE_END,
    /** Only the service that holds the baton acts for a session. */
    ONE_HOLDER,
    /** The terms of a session's handoffs rise one by one. */
    RISING_TERM,
    /** A session's iteration rises by one with each loop and never falls; who acts is in it. */
    ITERATION,
    /** A command has one answer, however often it was sent. */
    ONE_ANSWER,
    /** A command that can be read is answered, by the holder at that moment or the next one. */
    COMMAND_ANSWERED,
    /** What is answered was asked. */
    COMMAND_SENT,
    /** At most one result of an attempt is accepted, from its first claim, once; what has succeeded stays as it is. */
    ONE_RESULT,
    /** A worker's result is accepted or ignored, and said to be. */
    RESULT_ANSWERED,
    /** What is accepted was given by a worker. */
    RESULT_GIVEN,
    /** Nothing runs that is not in a plan, nor before the plan was agreed to where the policy asks for that. */
    PLAN_FIRST,
    /** Nothing is COMPLETED without evidence, or a named person's waiver, for every criterion. */
    PROOF,
    /** While a session is suspended, nothing new is dispatched and the baton stays. */
    SUSPENSION,
    /** A command that cannot be read is kept as a dead letter. */
    DEAD_LETTER,
    /** A notification is on its topic once, and those of a partition are there in their order without a gap. */
    TOLD_ONCE
}
