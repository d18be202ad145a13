package io.tightloop.standalone.chaos.audit;

import io.tightloop.schemas.Topics;

/** The topics in which sessions are written down. */
enum Source {
    COMMANDS,
    PLAN,
    EXECUTION,
    REVIEW,
    WORK;

    String topic(Topics topics) {
        return switch (this) {
            case COMMANDS -> topics.commands();
            case PLAN -> topics.planEvents();
            case EXECUTION -> topics.executionEvents();
            case REVIEW -> topics.reviewEvents();
            case WORK -> topics.workEvents();
        };
    }

    /** The service that writes it. */
    String service() {
        return switch (this) {
            case COMMANDS -> "front door";
            case PLAN -> "planner";
            case EXECUTION -> "executor";
            case REVIEW -> "reviewer";
            case WORK -> "workers";
        };
    }

    /** Who gets the baton from this service. */
    Source next() {
        return switch (this) {
            case PLAN -> EXECUTION;
            case EXECUTION -> REVIEW;
            case REVIEW -> PLAN;
            case COMMANDS, WORK -> throw new IllegalStateException(this + " holds no baton");
        };
    }
}
