package io.tightloop.reviewer.stream;

import io.tightloop.baton.Excerpt;
import io.tightloop.reviewer.review.Check;
import io.tightloop.reviewer.review.CheckType;
import io.tightloop.reviewer.review.Counts;
import io.tightloop.reviewer.review.Evidence;
import io.tightloop.reviewer.review.Limits;
import io.tightloop.reviewer.review.LimitsChange;
import io.tightloop.reviewer.review.Payload;
import io.tightloop.reviewer.review.Usage;
import io.tightloop.reviewer.review.Verdict;
import java.util.Map;

/** Shapes that messages share, between the contract and the decider; null stays null, but for no usage. */
final class Shapes {
    private Shapes() {}

    static Check check(io.tightloop.schemas.Check check) {
        return check == null
                ? null
                : new Check(
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

    /** No change at all when there is none. */
    static LimitsChange change(io.tightloop.schemas.LimitsChange change) {
        return change == null
                ? LimitsChange.NONE
                : new LimitsChange(
                        change.getMaxRetries(),
                        change.getMaxIterations(),
                        change.getMaxDurationMs(),
                        change.getTokenBudget());
    }

    static Counts counts(io.tightloop.schemas.Counts counts) {
        return new Counts(
                counts.getCompleted(),
                counts.getFailed(),
                counts.getRunning(),
                counts.getPending(),
                counts.getSkipped());
    }

    static io.tightloop.schemas.Counts counts(Counts counts) {
        return counts == null
                ? null
                : new io.tightloop.schemas.Counts(
                        counts.completed(), counts.failed(), counts.running(), counts.pending(), counts.skipped());
    }

    static Usage usage(io.tightloop.schemas.Usage usage) {
        return usage == null
                ? Usage.NONE
                : new Usage(usage.getInputTokens(), usage.getOutputTokens(), usage.getSavedTokens());
    }

    static io.tightloop.schemas.Usage usage(Usage usage) {
        return new io.tightloop.schemas.Usage(usage.inputTokens(), usage.outputTokens(), usage.savedTokens());
    }

    static Evidence evidence(io.tightloop.schemas.Evidence evidence) {
        return evidence == null
                ? null
                : new Evidence(
                        evidence.getKind(),
                        Excerpt.of(evidence.getSummary()),
                        evidence.getHash(),
                        evidence.getBy(),
                        evidence.getAt(),
                        payload(evidence.getPayload()));
    }

    static io.tightloop.schemas.Evidence evidence(Evidence evidence) {
        return new io.tightloop.schemas.Evidence(
                evidence.kind(),
                evidence.summary(),
                evidence.hash(),
                evidence.by(),
                evidence.at(),
                payload(evidence.payload()));
    }

    private static Payload payload(io.tightloop.schemas.Payload kept) {
        return kept == null ? null : new Payload(kept.getHash(), kept.getBytes());
    }

    private static io.tightloop.schemas.Payload payload(Payload kept) {
        return kept == null ? null : new io.tightloop.schemas.Payload(kept.hash(), kept.bytes());
    }

    /** A verdict of a later version is none. */
    static Verdict verdict(io.tightloop.schemas.Verdict verdict) {
        return verdict == null
                ? null
                : switch (verdict) {
                    case PASSED -> Verdict.PASSED;
                    case FAILED -> Verdict.FAILED;
                    case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
                    case UNKNOWN -> null;
                };
    }
}
