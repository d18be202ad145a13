package io.tightloop.planner.view;

import io.tightloop.schemas.Topics;

/** The service whose topic tells an event. */
enum Teller {
    PLANNER("PLAN"),
    EXECUTOR("EXECUTE"),
    REVIEWER("REVIEW");

    private final String phase;

    Teller(String phase) {
        this.phase = phase;
    }

    /** Its phase, as clients know it. */
    String phase() {
        return phase;
    }

    static Teller of(Topics topics, Place place) {
        if (place.topic().equals(topics.planEvents())) {
            return PLANNER;
        }
        return place.topic().equals(topics.executionEvents()) ? EXECUTOR : REVIEWER;
    }
}
