package io.tightloop.benchmarks.figures;

import io.tightloop.schemas.Topics;

/** The topics of an installation by what they are for. */
public enum TopicGroup {
    COMMANDS("commands"),
    EVENTS("events"),
    WORK("work"),
    WORK_EVENTS("work-events"),
    CHANGELOGS("changelogs"),
    /** Kafka's own: offsets, transactions, share groups. */
    INTERNAL("internal"),
    OTHER("other");

    private final String title;

    TopicGroup(String title) {
        this.title = title;
    }

    /** As a person reads it. */
    public String title() {
        return title;
    }

    static TopicGroup of(Topics topics, String name) {
        if (name.startsWith("__")) {
            return INTERNAL;
        }
        if (name.endsWith("-changelog")) {
            return CHANGELOGS;
        }
        if (topics.events().contains(name)) {
            return EVENTS;
        }
        if (name.equals(topics.workEvents())) {
            return WORK_EVENTS;
        }
        if (name.equals(topics.commands())) {
            return COMMANDS;
        }
        return name.startsWith(topics.work("")) ? WORK : OTHER;
    }
}
