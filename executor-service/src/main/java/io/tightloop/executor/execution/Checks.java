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
                        Judgement.next(task, kept, root, result.at()));
            }
            case FAILED, INCONCLUSIVE -> notPassed(task, result.verdict(), evidence.get(), root);
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

    /** Nobody can make the check: another attempt at the task's work on its queue would not help. */
    static List<Event> impossible(Task task, Failure error, Execution root, long at) {
        Evidence evidence = Evidence.ofExecutor(task.check().type(), error.message(), at);
        return notPassed(task, Verdict.INCONCLUSIVE, evidence, Failures.of(task, error, false, root, at), root);
    }

    private static List<Event> inconclusive(Task task, String summary, Execution root, long at) {
        Evidence evidence = Evidence.ofExecutor(task.check().type(), summary, at);
        return notPassed(task, Verdict.INCONCLUSIVE, evidence, root);
    }

    private static List<Event> notPassed(Task task, Verdict verdict, Evidence evidence, Execution root) {
        Failure error = Failure.checkFailed(evidence.summary());
        return notPassed(task, verdict, evidence, Failures.of(task, error, true, root, evidence.at()), root);
    }

    private static List<Event> notPassed(
            Task task, Verdict verdict, Evidence evidence, List<Event> caused, Execution root) {
        List<Event> events = new ArrayList<>();
        events.add(verified(task, verdict, evidence, root, evidence.at()));
        events.addAll(caused);
        return events;
    }

    private static Event verified(Task task, Verdict verdict, Evidence evidence, Execution root, long at) {
        return new Event.TaskVerified(
                task.id(), task.kept().attempt(), task.checkPlace(), verdict, evidence, root.iteration(), at);
    }
}
