package io.tightloop.executor.execution;

import java.util.Optional;

/**
 * One task of a session and the life of its attempts.
 *
 * @param openDependencies tasks that it depends on and that have not succeeded yet
 * @param nextAttempt number of the attempt at its work that is dispatched next, from 1
 * @param attempt the live attempt; null for none
 * @param kept the result that checks or a person decide on; null for none
 * @param asked questions about it so far
 * @param previous the task that succeeded before it since the last checkpoint; null for none
 * @param deadline when something must happen, ms since the epoch; 0 for never
 */
public record Task(
        TaskSpec spec,
        TaskStatus status,
        int openDependencies,
        int nextAttempt,
        Troubles troubles,
        Attempt attempt,
        Kept kept,
        int asked,
        String previous,
        long deadline) {
    static Task planned(TaskSpec spec, int openDependencies) {
        return begun(spec, openDependencies, 0, null);
    }

    /** The task planned anew: what tells its questions apart is kept. */
    Task replanned(TaskSpec spec, int openDependencies) {
        return begun(spec, openDependencies, asked, previous);
    }

    private static Task begun(TaskSpec spec, int open, int asked, String previous) {
        TaskStatus status = open == 0 ? TaskStatus.READY : TaskStatus.PENDING;
        return new Task(spec, status, open, 1, Troubles.NONE, null, null, asked, previous, 0);
    }

    public String id() {
        return spec.id();
    }

    /** Queue whose workers take its work now. */
    public String queue() {
        return troubles.on() == null ? spec.queue() : troubles.on().queue();
    }

    /** What its next attempt must heed; empty for nothing. */
    public String feedback() {
        return troubles.heeded(spec.feedback());
    }

    /** The check that its kept result must pass next. */
    public Check check() {
        return spec.checks().get(checkPlace());
    }

    /** Queue whose workers take what is to be done for it. */
    public String queueOf(Step step) {
        return switch (step) {
            case WORK, QUESTION -> queue();
            case CHECK -> check().workedOn().orElseThrow();
        };
    }

    int checkPlace() {
        return spec.nextCheck(kept.from()).orElseThrow();
    }

    /** Number of the attempt at its work that it is about: whose result is kept, that is live, or that is next. */
    int currentAttempt() {
        if (kept != null) {
            return kept.attempt();
        }
        return attempt == null ? nextAttempt : attempt.number();
    }

    /** Number of the attempt at its work that follows when the live attempt is over without a word. */
    int attemptAfter() {
        return attempt != null && attempt.step() == Step.WORK ? attempt.number() + 1 : nextAttempt;
    }

    boolean heldBy(String workId, String claimId) {
        return attempt != null && attempt.heldBy(workId, claimId);
    }

    /** Attempts on its queue before it has failed there. */
    int attemptsAllowed() {
        return troubles.on() == null
                ? spec.retry().maxAttempts()
                : troubles.on().attempts();
    }

    /** Place among the ready tasks, compared as text: questions, checks, then by priority and place in the plan. */
    public String rank() {
        return "%s%d%010d".formatted(urgency(), spec.priority(), spec.ordinal());
    }

    /**
     * A task whose result is to be checked takes back the slot that it has just left. Ranks are stored: what they are
     * for work must never change, or a task would stay in the queue when it is taken out by another rank.
     */
    private String urgency() {
        return next().map(step -> step == Step.CHECK ? "09" : "1").orElse("0");
    }

    /** What is to be dispatched for it when it is ready; empty when a person is to be asked. */
    Optional<Step> next() {
        if (kept == null) {
            return Optional.of(Step.WORK);
        }
        if (!kept.question().isEmpty()) {
            return Optional.of(Step.QUESTION);
        }
        return spec.nextCheck(kept.from()).isPresent() ? Optional.of(Step.CHECK) : Optional.empty();
    }

    Task dependencySucceeded() {
        Task less = new Task(
                spec, status, openDependencies - 1, nextAttempt, troubles, attempt, kept, asked, previous, deadline);
        return less.openDependencies == 0 ? less.ready(nextAttempt) : less;
    }

    Task ready(int nextAttempt) {
        return become(TaskStatus.READY, nextAttempt, troubles, null, kept, 0);
    }

    Task dispatched(String workId, Step step, int number, long at) {
        long timeoutMs = step == Step.CHECK ? check().longestRunMs() : spec.timeoutMs();
        Attempt fresh = Attempt.dispatched(workId, step, number, timeoutMs, at);
        TaskStatus next = step == Step.CHECK ? TaskStatus.CHECKING : TaskStatus.RUNNING;
        return become(next, nextAttempt, troubles, fresh, kept, fresh.deadline());
    }

    Task during(Attempt live) {
        return become(status, nextAttempt, troubles, live, kept, live.deadline());
    }

    Task keeping(Kept result) {
        return become(TaskStatus.READY, result.attempt() + 1, troubles, null, result, 0);
    }

    Task verified(int check, Verdict verdict) {
        Kept judged = verdict == Verdict.PASSED ? kept.passed(check) : kept;
        return become(status, nextAttempt, troubles, null, judged, 0);
    }

    /** A check keeps its slot until its next attempt; a question gives it back. */
    Task tryingAgain(long retryAt) {
        TaskStatus next = attempt.step() == Step.CHECK ? TaskStatus.CHECKING : TaskStatus.RETRYING;
        return become(next, nextAttempt, troubles, null, kept.triedAgain(), retryAt);
    }

    Task asked(int asking, String reply) {
        Task waiting = become(TaskStatus.AWAITING, nextAttempt, troubles, null, kept.replied(reply), 0);
        return new Task(
                spec, waiting.status, openDependencies, nextAttempt, troubles, null, waiting.kept, asking, previous, 0);
    }

    Task questioned(String question) {
        return become(TaskStatus.READY, nextAttempt, troubles, null, kept.asking(question), 0);
    }

    Task rejected(String feedback) {
        return become(TaskStatus.READY, kept.attempt() + 1, troubles.rejected(feedback), null, null, 0);
    }

    Task retrying(int failedAttempt, Failure error, long retryAt) {
        Troubles more = troubles.failed(error);
        Troubles heeded = kept == null ? more : more.seen(error.message());
        return become(TaskStatus.RETRYING, failedAttempt + 1, heeded, null, null, retryAt);
    }

    Task escalated(Escalation to) {
        return become(TaskStatus.READY, nextAttempt, troubles.escalated(to), null, null, 0);
    }

    Task succeeded(String before) {
        Task done = settled(TaskStatus.SUCCEEDED);
        return new Task(spec, done.status, openDependencies, nextAttempt, troubles, null, null, asked, before, 0);
    }

    Task settled(TaskStatus how) {
        return become(how, nextAttempt, troubles, null, null, 0);
    }

    private Task become(TaskStatus next, int attempts, Troubles more, Attempt live, Kept result, long deadline) {
        if (status != next && !status.canBecome(next)) {
            throw new IllegalStateException("task " + id() + " cannot become " + next + " from " + status);
        }
        return new Task(spec, next, openDependencies, attempts, more, live, result, asked, previous, deadline);
    }
}
