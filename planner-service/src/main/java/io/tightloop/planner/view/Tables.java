package io.tightloop.planner.view;

import jakarta.inject.Singleton;

/** The tables that events are kept in. */
@Singleton
record Tables(
        SessionRepository sessions,
        TaskRepository tasks,
        TaskRunRepository runs,
        CriterionRepository criteria,
        VerdictRepository verdicts,
        CommandRepository commands,
        PositionRepository positions) {}
