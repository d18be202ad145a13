package io.tightloop.planner.stream;

import io.tightloop.baton.Sha256;
import io.tightloop.planner.planning.Brief;
import io.tightloop.planner.planning.Mode;
import io.tightloop.planner.planning.Parent;
import io.tightloop.planner.planning.PlanSource;
import io.tightloop.planner.planning.Strategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
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
                brief.getLabels(),
                parent(brief.getParent()));
    }

    private static PlanSource planning(io.tightloop.schemas.Planning planning) {
        return new PlanSource(
                Strategy.valueOf(planning.getStrategy().name()),
                planning.getTaskQueue(),
                planning.getQueue(),
                planning.getMaxPlanAttempts());
    }

    /** SHA-256, hex, of the brief's Avro encoding with its maps in order. */
    static String digest(io.tightloop.schemas.Brief brief) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new OrderedWriter().write(brief, encoder);
            return Sha256.hex(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Parent parent(io.tightloop.schemas.Parent parent) {
        return parent == null ? null : new Parent(parent.getSessionId(), parent.getTaskId());
    }

    /** Writes maps in order of their keys, so that equal briefs have equal bytes. */
    private static final class OrderedWriter extends SpecificDatumWriter<io.tightloop.schemas.Brief> {
        OrderedWriter() {
            super(io.tightloop.schemas.Brief.class);
        }

        @Override
        protected void writeMap(Schema schema, Object map, Encoder out) throws IOException {
            super.writeMap(schema, new TreeMap<>((Map<?, ?>) map), out);
        }
    }
}
