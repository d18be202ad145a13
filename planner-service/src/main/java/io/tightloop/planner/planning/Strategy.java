package io.tightloop.planner.planning;

/** Where plans come from (design section 5). */
public enum Strategy {
    GIVEN,
    CRITERIA,
    AGENT,
    LLM,
    UNKNOWN
}
