package io.tightloop.benchmarks.load;

/** The points of a session at which the driver looks at its clock, in the order in which they come. */
public enum Stage {
    /** When it was to be started. */
    START("start"),
    STARTED("SessionStarted"),
    PLANNED("PlanConfirmed"),
    FIRST_ITEM("first item at a worker"),
    LAST_RESULT("last result written"),
    EXECUTED("ExecutionFinished"),
    REVIEW_ITEM("review item at a worker"),
    /** The end event can be read by a client. */
    ENDED("SessionEnded");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    /** As a person reads it. */
    public String title() {
        return title;
    }

    /** The stage that an event of this type shows; null for most. */
    static Stage shownBy(String eventType) {
        return switch (eventType) {
            case "SessionStarted" -> STARTED;
            case "PlanConfirmed" -> PLANNED;
            case "ExecutionFinished" -> EXECUTED;
            case "SessionEnded" -> ENDED;
            case String _ -> null;
        };
    }
}
