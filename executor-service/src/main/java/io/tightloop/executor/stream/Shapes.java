package io.tightloop.executor.stream;

import io.tightloop.baton.Excerpt;
import io.tightloop.executor.execution.Check;
import io.tightloop.executor.execution.CheckType;
import io.tightloop.executor.execution.Counts;
import io.tightloop.executor.execution.Discovery;
import io.tightloop.executor.execution.Draft;
import io.tightloop.executor.execution.Evidence;
import io.tightloop.executor.execution.Failure;
import io.tightloop.executor.execution.Limits;
import io.tightloop.executor.execution.Payload;
import io.tightloop.executor.execution.Retry;
import io.tightloop.executor.execution.TaskSpec;
import io.tightloop.executor.execution.Usage;
import io.tightloop.executor.execution.Verdict;
import java.util.List;

/** Maps the shapes that messages share to those of the rules, and back. */
final class Shapes {
    private Shapes() {}

    static Draft draft(io.tightloop.schemas.Task task, int iteration, int ordinal) {
        TaskSpec spec = new TaskSpec(
                task.getId(),
                iteration,
                ordinal,
                task.getTitle(),
                task.getDescription(),
                task.getQueue(),
                task.getInput(),
                task.getPriority(),
                task.getTimeoutMs(),
                new Retry(task.getRetry().getMaxAttempts(), task.getRetry().getBackoffMs()),
                task.getFeedback(),
                task.getChecks().stream().map(Shapes::check).toList());
        return new Draft(
                spec,
                List.copyOf(task.getDependsOn()),
                List.copyOf(task.getFiles()),
                task.getOrigin(),
                task.getCallbackUrl());
    }

    static io.tightloop.schemas.Task task(Draft draft) {
        TaskSpec spec = draft.spec();
        return new io.tightloop.schemas.Task(
                spec.id(),
                spec.title(),
                spec.description(),
                spec.queue(),
                spec.input(),
                draft.dependsOn(),
                draft.files(),
                spec.priority(),
                spec.timeoutMs(),
                new io.tightloop.schemas.Retry(
                        spec.retry().maxAttempts(), spec.retry().backoffMs()),
                spec.feedback(),
                draft.origin(),
                spec.checks().stream().map(Shapes::check).toList(),
                draft.callbackUrl());
    }

    static Check check(io.tightloop.schemas.Check check) {
        return new Check(
                CheckType.valueOf(check.getType().name()),
                check.getCommand(),
                check.getPath(),
                check.getContains(),
                check.getUrl(),
                check.getExpectStatus(),
                check.getMethod(),
                check.getHeaders(),
                check.getBody(),
                check.getExpectHeaders(),
                check.getQueue(),
                check.getTimeoutMs());
    }

    static io.tightloop.schemas.Check check(Check check) {
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

    static Limits limits(io.tightloop.schemas.Limits limits) {
        return new Limits(
                limits.getMaxRetries(), limits.getMaxIterations(), limits.getMaxDurationMs(), limits.getTokenBudget());
    }

    static io.tightloop.schemas.Limits limits(Limits limits) {
        return new io.tightloop.schemas.Limits(
                limits.maxRetries(), limits.maxIterations(), limits.maxDurationMs(), limits.tokenBudget());
    }

    static Failure failure(io.tightloop.schemas.Failure failure) {
        return new Failure(Excerpt.of(failure.getCode()), Excerpt.of(failure.getMessage()));
    }

    static io.tightloop.schemas.Failure failure(Failure failure) {
        return new io.tightloop.schemas.Failure(failure.code(), failure.message());
    }

    static Discovery discovery(io.tightloop.schemas.Discovery found) {
        return new Discovery(found.getTitle(), found.getDescription(), found.getSeverity());
    }

    static io.tightloop.schemas.Discovery discovery(Discovery found) {
        return new io.tightloop.schemas.Discovery(found.title(), found.description(), found.severity());
    }

    /** Null for no verdict and for one of a later version: neither counts. */
    static Verdict verdict(io.tightloop.schemas.Verdict verdict) {
        return switch (verdict) {
            case PASSED -> Verdict.PASSED;
            case FAILED -> Verdict.FAILED;
            case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
            case UNKNOWN -> null;
            case null -> null;
        };
    }

    /** Null for none. */
    static Evidence evidence(io.tightloop.schemas.Evidence seen) {
        return seen == null
                ? null
                : new Evidence(
                        seen.getKind(),
                        Excerpt.of(seen.getSummary()),
                        seen.getHash(),
                        seen.getBy(),
                        seen.getAt(),
                        payload(seen.getPayload()));
    }

    static io.tightloop.schemas.Evidence evidence(Evidence seen) {
        return new io.tightloop.schemas.Evidence(
                seen.kind(), seen.summary(), seen.hash(), seen.by(), seen.at(), payload(seen.payload()));
    }

    /** Null for none. */
    static Payload payload(io.tightloop.schemas.Payload kept) {
        return kept == null ? null : new Payload(kept.getHash(), kept.getBytes());
    }

    /** Null for none. */
    static io.tightloop.schemas.Payload payload(Payload kept) {
        return kept == null ? null : new io.tightloop.schemas.Payload(kept.hash(), kept.bytes());
    }

    static Usage usage(io.tightloop.schemas.Usage used) {
        return used == null
                ? Usage.NONE
                : new Usage(used.getInputTokens(), used.getOutputTokens(), used.getSavedTokens());
    }

    static io.tightloop.schemas.Usage usage(Usage used) {
        return new io.tightloop.schemas.Usage(used.inputTokens(), used.outputTokens(), used.savedTokens());
    }

    static io.tightloop.schemas.Counts counts(Counts counts) {
        return new io.tightloop.schemas.Counts(
                counts.completed(), counts.failed(), counts.running(), counts.pending(), counts.skipped());
    }
}
