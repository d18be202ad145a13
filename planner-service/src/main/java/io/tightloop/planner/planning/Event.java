package io.tightloop.planner.planning;

import java.util.List;

/** What the planner decided. */
public sealed interface Event {
    record CommandAccepted(Command command, Outcome outcome) implements Event {}

    record CommandRejected(Command command, Rejection reason, String detail) implements Event {}

    record SessionStarted(Brief brief, String digest, long start, String by, long at) implements Event {}

    record CriterionDefined(int ordinal, Criterion criterion, long at) implements Event {}

    /** {@code run} counts the runs of the task's origin, from 1. */
    record TaskPlanned(int iteration, int ordinal, int run, Task task, long at) implements Event {}

    record PlanConfirmed(int iteration, Limits limits, int tasks, long at) implements Event {}

    record SessionEnded(EndStatus status, String reason, int iteration, List<String> unproven, long at)
            implements Event {}

    record SessionResumed(int iteration, Limits limits, long at) implements Event {}

    record SessionArchived() implements Event {}

    /** Kept to be planned; not published. */
    record DiscoveryNoted(int ordinal, Discovery discovery) implements Event {}

    /** The planner acts again; not published. */
    record BatonTaken(int iteration, Limits limits) implements Event {}

    /** What an accepted command caused. */
    enum Outcome {
        CREATED,
        EXISTING,
        APPLIED
    }

    /** Why a command was refused: part of the closed list of the contract. */
    enum Rejection {
        UNKNOWN_SESSION,
        ARCHIVED,
        CONFLICT,
        ENDED,
        NOT_ENDED,
        UNPROVEN,
        UNSUPPORTED,
        INVALID
    }
}
