package io.tightloop.planner.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is counted of sessions; each has a column of its name in {@code stat_sessions}. */
enum SessionFigure {
    SESSIONS,
    RUNNING,
    AWAITING,
    SUSPENDED,
    /** Shown as FAILED, but not ended. */
    PARKED,
    COMPLETED,
    EXHAUSTED,
    INTERRUPTED,
    FAILED,
    IN_PLAN,
    IN_EXECUTE,
    IN_REVIEW,
    ITERATIONS,
    TASKS,
    RETRIES,
    TASKS_SUCCEEDED,
    TASKS_FAILED,
    TASKS_SKIPPED,
    TASKS_CANCELLED,
    WAIVERS,
    INPUT_TOKENS,
    OUTPUT_TOKENS,
    SAVED_TOKENS,
    /** Of those that have ended, ms. */
    TOOK_MS;

    /** All columns, each in some words, with commas. */
    static String columns(String pattern) {
        return Arrays.stream(values())
                .map(figure -> pattern.formatted(figure.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }
}
