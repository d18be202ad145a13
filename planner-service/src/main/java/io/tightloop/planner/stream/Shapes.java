package io.tightloop.planner.stream;

import io.tightloop.planner.planning.Check;
import io.tightloop.planner.planning.CheckType;
import io.tightloop.planner.planning.ConfirmationKind;
import io.tightloop.planner.planning.Criterion;
import io.tightloop.planner.planning.Escalation;
import io.tightloop.planner.planning.Limits;
import io.tightloop.planner.planning.Mode;
import io.tightloop.planner.planning.Policy;
import io.tightloop.planner.planning.Poll;
import io.tightloop.planner.planning.Task;
import io.tightloop.planner.planning.Usage;
import io.tightloop.schemas.Retry;
import java.util.List;
import java.util.Map;

/** Parts of briefs and plans, between the contract and the decider. */
final class Shapes {
    private Shapes() {}

    static Limits limits(io.tightloop.schemas.Limits limits) {
        return new Limits(
                limits.getMaxRetries(), limits.getMaxIterations(), limits.getMaxDurationMs(), limits.getTokenBudget());
    }

    static io.tightloop.schemas.Limits limits(Limits limits) {
        return new io.tightloop.schemas.Limits(
                limits.maxRetries(), limits.maxIterations(), limits.maxDurationMs(), limits.tokenBudget());
    }

    static Policy policy(io.tightloop.schemas.Policy policy) {
        return new Policy(
                limits(policy.getLimits()),
                policy.getMaxConcurrent(),
                policy.getEnforced(),
                policy.getBlockOnSkip(),
                policy.getRecheckAllAfterFix(),
                policy.getFallbackToManual(),
                policy.getAutoInfer(),
                policy.getConfirm() == null
                        ? null
                        : policy.getConfirm().stream()
                                .map(kind -> ConfirmationKind.valueOf(kind.name()))
                                .toList(),
                policy.getCommitEvery(),
                policy.getIgnoreBelow(),
                policy.getEscalation().stream()
                        .map(each -> new Escalation(each.getQueue(), each.getAttempts()))
                        .toList(),
                new Poll(policy.getPoll().getEveryMs(), policy.getPoll().getAttempts()),
                ReminderShapes.reminders(policy.getReminders()));
    }

    /** The policy of a started session: what a person is asked in this mode is spelt out. */
    static io.tightloop.schemas.Policy resolved(Policy policy, Mode mode) {
        return new io.tightloop.schemas.Policy(
                limits(policy.limits()),
                policy.maxConcurrent(),
                policy.enforced(),
                policy.blockOnSkip(),
                policy.recheckAllAfterFix(),
                policy.fallbackToManual(),
                policy.autoInfer(),
                policy.asked(mode).stream()
                        .map(kind -> io.tightloop.schemas.ConfirmationKind.valueOf(kind.name()))
                        .toList(),
                policy.commitEvery(),
                policy.ignoreBelow(),
                policy.escalation().stream()
                        .map(each -> new io.tightloop.schemas.Escalation(each.queue(), each.attempts()))
                        .toList(),
                new io.tightloop.schemas.Poll(
                        policy.poll().everyMs(), policy.poll().attempts()),
                ReminderShapes.reminders(policy.reminders()));
    }

    static Criterion criterion(io.tightloop.schemas.Criterion criterion) {
        Check check = criterion.getCheck() == null ? null : check(criterion.getCheck());
        return new Criterion(criterion.getId(), criterion.getText(), check, List.copyOf(criterion.getProvedBy()));
    }

    static io.tightloop.schemas.Criterion criterion(Criterion criterion) {
        io.tightloop.schemas.Check check = criterion.check() == null ? null : check(criterion.check());
        return new io.tightloop.schemas.Criterion(criterion.id(), criterion.text(), check, criterion.provedBy());
    }

    static List<Task> tasks(List<io.tightloop.schemas.Task> tasks) {
        return tasks.stream().map(Shapes::task).toList();
    }

    static Task task(io.tightloop.schemas.Task task) {
        return new Task(
                task.getId(),
                task.getTitle(),
                task.getDescription(),
                task.getQueue(),
                task.getInput(),
                List.copyOf(task.getDependsOn()),
                List.copyOf(task.getFiles()),
                task.getPriority(),
                task.getTimeoutMs(),
                task.getRetry().getMaxAttempts(),
                task.getRetry().getBackoffMs(),
                task.getFeedback(),
                task.getOrigin(),
                task.getChecks().stream().map(Shapes::check).toList(),
                task.getCallbackUrl());
    }

    static io.tightloop.schemas.Task task(Task task) {
        return new io.tightloop.schemas.Task(
                task.id(),
                task.title(),
                task.description(),
                task.queue(),
                task.input(),
                task.dependsOn(),
                task.files(),
                task.priority(),
                task.timeoutMs(),
                new Retry(task.maxAttempts(), task.backoffMs()),
                task.feedback(),
                task.origin(),
                task.checks().stream().map(Shapes::check).toList(),
                task.callbackUrl());
    }

    static Usage usage(io.tightloop.schemas.Usage usage) {
        return usage == null
                ? Usage.NONE
                : new Usage(usage.getInputTokens(), usage.getOutputTokens(), usage.getSavedTokens());
    }

    static io.tightloop.schemas.Usage usage(Usage usage) {
        return new io.tightloop.schemas.Usage(usage.inputTokens(), usage.outputTokens(), usage.savedTokens());
    }

    private static Check check(io.tightloop.schemas.Check check) {
        return new Check(
                CheckType.valueOf(check.getType().name()),
                check.getCommand(),
                check.getPath(),
                check.getContains(),
                check.getUrl(),
                check.getExpectStatus(),
                check.getMethod(),
                Map.copyOf(check.getHeaders()),
                check.getBody(),
                Map.copyOf(check.getExpectHeaders()),
                check.getQueue(),
                check.getTimeoutMs());
    }

    private static io.tightloop.schemas.Check check(Check check) {
        return new io.tightloop.schemas.Check(
                io.tightloop.schemas.CheckType.valueOf(check.type().name()),
                check.command(),
                check.path(),
                check.contains(),
                check.url(),
                check.expectStatus(),
                check.method(),
                check.headers(),
                check.body(),
                check.expectHeaders(),
                check.queue(),
                check.timeoutMs());
    }
}
