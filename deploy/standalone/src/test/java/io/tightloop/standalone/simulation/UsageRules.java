package io.tightloop.standalone.simulation;

import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.UsageRecorded;
import org.apache.avro.specific.SpecificRecord;

/** Tokens add up over the whole session and travel with the baton. */
final class UsageRules implements Witness {
    private long total;

    @Override
    public void event(String service, SpecificRecord event) {
        switch (event) {
            case UsageRecorded used -> {
                total += used.getUsage().getInputTokens() + used.getUsage().getOutputTokens();
                equal(used.getTotal());
            }
            case PlanConfirmed plan -> equal(plan.getTokens());
            case ExecutionFinished execution -> equal(execution.getTokens());
            case LoopContinued loop -> equal(loop.getTokens());
            default -> {}
        }
    }

    private void equal(long told) {
        Violation.unless(told == total, "%d tokens are told, and %d were used", told, total);
    }
}
