package io.tightloop.planner.stream;

import io.tightloop.planner.planning.Brief;
import io.tightloop.planner.planning.Mode;
import io.tightloop.planner.planning.PlanSource;
import io.tightloop.planner.planning.Strategy;
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

/** Briefs, between the contract and the decider. */
public final class Briefs {
    private Briefs() {}

    /** The brief as the decider and {@link io.tightloop.planner.planning.BriefRules} see it. */
    public static Brief brief(io.tightloop.schemas.Brief brief) {
        return new Brief(
                brief.getName(),
                brief.getGoal(),
                Mode.valueOf(brief.getMode().name()),
                brief.getCriteria().stream().map(Shapes::criterion).toList(),
                Shapes.tasks(brief.getTasks()),
                List.copyOf(brief.getConstraints()),
                List.copyOf(brief.getRisks()),
                brief.getContext(),
                planning(brief.getPlanning()),
                Shapes.policy(brief.getPolicy()),
                brief.getWorkspace().getPath(),
                brief.getCallbackUrl(),
                brief.getLabels());
    }

    private static PlanSource planning(io.tightloop.schemas.Planning planning) {
        return new PlanSource(
                Strategy.valueOf(planning.getStrategy().name()),
                planning.getTaskQueue(),
                planning.getQueue(),
                planning.getMaxPlanAttempts());
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
}
