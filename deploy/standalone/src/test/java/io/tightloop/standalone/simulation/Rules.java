package io.tightloop.standalone.simulation;

import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import io.tightloop.schemas.WorkItem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/** Everything that must hold, judged by what is on the topics alone. */
final class Rules implements Witness {
    final RunRules run = new RunRules();
    final QuestionRules status = new QuestionRules();
    final Questions questions = new Questions();
    final SuspensionRules suspension = new SuspensionRules();
    /** Services that could not read what another one wrote, and have not been redriven. */
    final Set<String> parked = new TreeSet<>();

    private final List<Witness> all = List.of(
            run,
            questions,
            new CommandRules(run),
            new WorkRules(),
            new OrderRules(),
            new ProofRules(),
            status,
            suspension,
            new OutcomeRules(),
            new UsageRules());

    @Override
    public void command(SpecificRecord command) {
        all.forEach(rule -> rule.command(command));
    }

    @Override
    public void answer(SpecificRecord answer) {
        all.forEach(rule -> rule.answer(answer));
    }

    @Override
    public void sent(String id, SpecificRecord answer) {
        all.forEach(rule -> rule.sent(id, answer));
    }

    @Override
    public void caused(String id, SpecificRecord event) {
        all.forEach(rule -> rule.caused(id, event));
    }

    @Override
    public void item(String service, WorkItem item) {
        all.forEach(rule -> rule.item(service, item));
    }

    @Override
    public void event(String service, SpecificRecord event) {
        switch (event) {
            case SessionParked stuck -> parked.add(service);
            case SessionRedriven free -> parked.remove(service);
            case CommandRejected refused
            when refused.getCommand().equals("RedriveSession") && refused.getReason() != Rejection.INVALID ->
                parked.remove(service);
            default -> {}
        }
        all.forEach(rule -> rule.event(service, event));
    }

    @Override
    public void written(String service) {
        all.forEach(rule -> rule.written(service));
    }

    @Override
    public void settled() {
        all.forEach(Witness::settled);
    }
}
