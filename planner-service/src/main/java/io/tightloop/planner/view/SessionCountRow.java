package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Figures of the sessions of one name that have started in one span; a column for each {@link SessionFigure}.
 *
 * @param span a {@link Span}
 * @param since its beginning, ms since the epoch
 * @param lengths {@link Histogram} of how long those that have ended took
 */
@MappedEntity("stat_sessions")
record SessionCountRow(
        @Id String id,
        String span,
        long since,
        int shard,
        String name,
        long sessions,
        long running,
        long awaiting,
        long suspended,
        long parked,
        long completed,
        long exhausted,
        long interrupted,
        long failed,
        long inPlan,
        long inExecute,
        long inReview,
        long iterations,
        long tasks,
        long retries,
        long tasksSucceeded,
        long tasksFailed,
        long tasksSkipped,
        long tasksCancelled,
        long waivers,
        long inputTokens,
        long outputTokens,
        long savedTokens,
        long tookMs,
        String lengths)
        implements Counter<SessionCountRow> {

    static SessionCountRow of(Span span, long since, int shard, String name, SessionSums sums) {
        return none(span.name(), since, shard, name).plus(sums);
    }

    @Override
    public String bucket() {
        return bucket(span, since, shard);
    }

    @Override
    public SessionCountRow plus(SessionCountRow more) {
        return plus(more.sums());
    }

    @Override
    public SessionCountRow other() {
        return none(span, since, shard, OTHER).plus(sums());
    }

    private static SessionCountRow none(String span, long since, int shard, String name) {
        return new SessionCountRow(
                bucket(span, since, shard) + name,
                span,
                since,
                shard,
                name,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                "");
    }

    private static String bucket(String span, long since, int shard) {
        return span + "/" + since + "/" + shard + "/";
    }

    private SessionCountRow plus(SessionSums more) {
        var all = Histogram.of(lengths);
        all.add(more.lengths());
        return new SessionCountRow(
                id,
                span,
                since,
                shard,
                name,
                sessions + more.of(SessionFigure.SESSIONS),
                running + more.of(SessionFigure.RUNNING),
                awaiting + more.of(SessionFigure.AWAITING),
                suspended + more.of(SessionFigure.SUSPENDED),
                parked + more.of(SessionFigure.PARKED),
                completed + more.of(SessionFigure.COMPLETED),
                exhausted + more.of(SessionFigure.EXHAUSTED),
                interrupted + more.of(SessionFigure.INTERRUPTED),
                failed + more.of(SessionFigure.FAILED),
                inPlan + more.of(SessionFigure.IN_PLAN),
                inExecute + more.of(SessionFigure.IN_EXECUTE),
                inReview + more.of(SessionFigure.IN_REVIEW),
                iterations + more.of(SessionFigure.ITERATIONS),
                tasks + more.of(SessionFigure.TASKS),
                retries + more.of(SessionFigure.RETRIES),
                tasksSucceeded + more.of(SessionFigure.TASKS_SUCCEEDED),
                tasksFailed + more.of(SessionFigure.TASKS_FAILED),
                tasksSkipped + more.of(SessionFigure.TASKS_SKIPPED),
                tasksCancelled + more.of(SessionFigure.TASKS_CANCELLED),
                waivers + more.of(SessionFigure.WAIVERS),
                inputTokens + more.of(SessionFigure.INPUT_TOKENS),
                outputTokens + more.of(SessionFigure.OUTPUT_TOKENS),
                savedTokens + more.of(SessionFigure.SAVED_TOKENS),
                tookMs + more.of(SessionFigure.TOOK_MS),
                all.text());
    }

    private SessionSums sums() {
        var sums = new SessionSums();
        sums.add(SessionFigure.SESSIONS, sessions);
        sums.add(SessionFigure.RUNNING, running);
        sums.add(SessionFigure.AWAITING, awaiting);
        sums.add(SessionFigure.SUSPENDED, suspended);
        sums.add(SessionFigure.PARKED, parked);
        sums.add(SessionFigure.COMPLETED, completed);
        sums.add(SessionFigure.EXHAUSTED, exhausted);
        sums.add(SessionFigure.INTERRUPTED, interrupted);
        sums.add(SessionFigure.FAILED, failed);
        sums.add(SessionFigure.IN_PLAN, inPlan);
        sums.add(SessionFigure.IN_EXECUTE, inExecute);
        sums.add(SessionFigure.IN_REVIEW, inReview);
        sums.add(SessionFigure.ITERATIONS, iterations);
        sums.add(SessionFigure.TASKS, tasks);
        sums.add(SessionFigure.RETRIES, retries);
        sums.add(SessionFigure.TASKS_SUCCEEDED, tasksSucceeded);
        sums.add(SessionFigure.TASKS_FAILED, tasksFailed);
        sums.add(SessionFigure.TASKS_SKIPPED, tasksSkipped);
        sums.add(SessionFigure.TASKS_CANCELLED, tasksCancelled);
        sums.add(SessionFigure.WAIVERS, waivers);
        sums.add(SessionFigure.INPUT_TOKENS, inputTokens);
        sums.add(SessionFigure.OUTPUT_TOKENS, outputTokens);
        sums.add(SessionFigure.SAVED_TOKENS, savedTokens);
        sums.add(SessionFigure.TOOK_MS, tookMs);
        sums.lengths().add(lengths);
        return sums;
    }
}
