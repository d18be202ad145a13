package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides on a task's own checks: a verdict counts only with evidence, anything else is inconclusive. */
final class Checks {
    private Checks() {}

    static List<Event> verdict(Task task, Execution root, Input.CompleteWork result) {
        Attempt live = task.attempt();
        Optional<Evidence> evidence = Optional.ofNullable(result.evidence())
                .filter(Evidence::filled)
                .map(seen -> seen.seenAt(result.at(), live.worker()));
        if (evidence.isEmpty()) {
            return inconclusive(task, "the worker gave no evidence", root, result.at());
        }
        if (result.verdict() == null) {
            return inconclusive(task, "the worker gave no verdict", root, result.at());
        }
        return switch (result.verdict()) {
            case PASSED -> {
                Kept kept = task.kept().passed(task.checkPlace());
                yield List.of(
                        verified(task, Verdict.PASSED, evidence.get(), root, result.at()),
                        Judgement.next(task, kept, root, result.nonce(), result.at()));
            }
            case FAILED, INCONCLUSIVE -> notPassed(task, result.verdict(), evidence.get(), root, result.at());
        };
    }

    /** An attempt at a check failed: another one, at most three; then nobody can tell. */
    static List<Event> failed(Task task, Failure error, boolean retryable, Execution root, long at) {
        int tries = task.kept().tries() + 1;
        if (!retryable || tries >= Retry.OF_CHECKS.maxAttempts()) {
            return inconclusive(task, error.code() + ": " + error.message(), root, at);
        }
        long retryAt = at + Retry.OF_CHECKS.waitAfter(tries, task.attempt().workId());
        return List.of(new Event.StepRetryScheduled(task.id(), retryAt));
    }

    private static List<Event> inconclusive(Task task, String summary, Execution root, long at) {
        Evidence evidence = Evidence.ofExecutor(task.check().type(), summary, at);
        return notPassed(task, Verdict.INCONCLUSIVE, evidence, root, at);
    }

    private static List<Event> notPassed(Task task, Verdict verdict, Evidence evidence, Execution root, long at) {
        List<Event> events = new ArrayList<>();
        events.add(verified(task, verdict, evidence, root, at));
        events.addAll(Failures.of(task, Failure.checkFailed(evidence.summary()), true, root, at));
        return events;
    }

    private static Event verified(Task task, Verdict verdict, Evidence evidence, Execution root, long at) {
        return new Event.TaskVerified(
                task.id(), task.kept().attempt(), task.checkPlace(), verdict, evidence, root.iteration(), at);
    }
}
