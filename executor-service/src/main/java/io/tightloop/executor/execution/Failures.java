package io.tightloop.executor.execution;

import java.util.List;
import java.util.Optional;

/** Decides what a failed attempt at a task's work leads to: another one, another queue, or the task's failure. */
final class Failures {
    private static final int SAME_ERROR = 3;

    private Failures() {}

    static List<Event> of(Task task, Failure error, boolean retryable, Execution root, long at) {
        Troubles troubles = task.troubles().failed(error);
        boolean spent = troubles.failures() >= task.attemptsAllowed();
        int attempt = task.currentAttempt();
        Optional<String> stuck = stuck(troubles, spent, retryable);
        Optional<Escalation> queue = next(troubles.level(), root.policy().escalation());
        if (stuck.isPresent() && queue.isPresent()) {
            return List.of(
                    new Event.TaskRetryScheduled(task.id(), attempt, error, at, at),
                    new Event.TaskEscalated(task.id(), task.queue(), queue.get(), stuck.get(), root.iteration(), at));
        }
        if (spent || !retryable) {
            return List.of(new Event.TaskFailed(task.id(), task.spec().title(), attempt, error, at));
        }
        long wait = task.spec()
                .retry()
                .waitAfter(troubles.failures(), task.attempt().workId());
        return List.of(new Event.TaskRetryScheduled(task.id(), attempt, error, at + wait, at));
    }

    /** Why the queue should not try again; empty while it should. */
    private static Optional<String> stuck(Troubles troubles, boolean spent, boolean retryable) {
        String why = troubles.last().code() + ": " + troubles.last().message();
        if (!retryable) {
            return Optional.of("another attempt would not help: " + why);
        }
        if (spent) {
            return Optional.of(troubles.failures() + " attempts are spent: " + why);
        }
        return troubles.repeats() >= SAME_ERROR ? Optional.of("the same error three times: " + why) : Optional.empty();
    }

    private static Optional<Escalation> next(int level, List<Escalation> escalation) {
        return level < escalation.size() ? Optional.of(escalation.get(level)) : Optional.empty();
    }
}
