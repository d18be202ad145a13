package io.tightloop.planner.planning;

/** What a person is asked. */
public enum ConfirmationKind {
    PLAN,
    TASK,
    CRITERION,
    DISCOVERIES,
    DONE,
    UNKNOWN
}
