package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
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

    /** Whether this is the service of that name. */
    boolean is(String service) {
        return name().equalsIgnoreCase(service);
    }

    /** Name of the topic that it writes. */
    String events(Topics topics) {
        return switch (this) {
            case PLANNER -> topics.planEvents();
            case EXECUTOR -> topics.executionEvents();
            case REVIEWER -> topics.reviewEvents();
        };
    }

    static Teller of(Topics topics, Place place) {
        if (place.topic().equals(topics.planEvents())) {
            return PLANNER;
        }
        return place.topic().equals(topics.executionEvents()) ? EXECUTOR : REVIEWER;
    }
}
