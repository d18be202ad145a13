package io.tightloop.planner.stream;

import io.tightloop.planner.planning.Brief;
import io.tightloop.planner.planning.Check;
import io.tightloop.planner.planning.CheckType;
import io.tightloop.planner.planning.Criterion;
import io.tightloop.planner.planning.Limits;
import io.tightloop.planner.planning.Mode;
import io.tightloop.planner.planning.Strategy;
import io.tightloop.planner.planning.Task;
import io.tightloop.schemas.Retry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Briefs and their parts, between the contract and the decider. */
public final class Briefs {
    private Briefs() {}

    /** The brief as the decider and {@link io.tightloop.planner.planning.BriefRules} see it. */
    public static Brief brief(io.tightloop.schemas.Brief brief) {
        return new Brief(
                brief.getName(),
                brief.getGoal(),
                Mode.valueOf(brief.getMode().name()),
                brief.getCriteria().stream().map(Briefs::criterion).toList(),
                brief.getTasks().stream().map(Briefs::task).toList(),
                brief.getContext(),
                Strategy.valueOf(brief.getPlanning().getStrategy().name()),
                brief.getPlanning().getTaskQueue(),
                limits(brief.getPolicy().getLimits()),
                brief.getPolicy().getMaxConcurrent(),
                brief.getWorkspace().getPath(),
                brief.getCallbackUrl(),
                brief.getLabels());
    }

    /** SHA-256, hex, of the brief's Avro encoding with its labels in order. */
    static String digest(io.tightloop.schemas.Brief brief) {
        io.tightloop.schemas.Brief ordered = ordered(brief);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<>(io.tightloop.schemas.Brief.class).write(ordered, encoder);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static io.tightloop.schemas.Brief ordered(io.tightloop.schemas.Brief brief) {
        return new io.tightloop.schemas.Brief(
                brief.getName(),
                brief.getGoal(),
                brief.getMode(),
                brief.getCriteria(),
                brief.getTasks(),
                brief.getConstraints(),
                brief.getRisks(),
                brief.getContext(),
                brief.getPlanning(),
                brief.getPolicy(),
                brief.getWorkspace(),
                brief.getCallbackUrl(),
                new TreeMap<>(brief.getLabels()));
    }

    static Limits limits(io.tightloop.schemas.Limits limits) {
        return new Limits(limits.getMaxRetries(), limits.getMaxIterations());
    }

    static io.tightloop.schemas.Limits limits(Limits limits) {
        return new io.tightloop.schemas.Limits(limits.maxRetries(), limits.maxIterations());
    }

    static io.tightloop.schemas.Criterion criterion(Criterion criterion) {
        io.tightloop.schemas.Check check = criterion.check() == null ? null : check(criterion.check());
        return new io.tightloop.schemas.Criterion(criterion.id(), criterion.text(), check, criterion.provedBy());
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
                task.origin());
    }

    private static Criterion criterion(io.tightloop.schemas.Criterion criterion) {
        Check check = criterion.getCheck() == null ? null : check(criterion.getCheck());
        return new Criterion(criterion.getId(), criterion.getText(), check, List.copyOf(criterion.getProvedBy()));
    }

    private static Check check(io.tightloop.schemas.Check check) {
        return new Check(
                CheckType.valueOf(check.getType().name()),
                check.getCommand(),
                check.getPath(),
                check.getContains(),
                check.getUrl(),
                check.getExpectStatus(),
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
                check.queue(),
                check.timeoutMs());
    }

    private static Task task(io.tightloop.schemas.Task task) {
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
                task.getOrigin());
    }
}
