package io.tightloop.standalone.simulation;

import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.Signal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Every command is answered exactly once, and what was accepted has happened at that moment. */
final class CommandRules implements Witness {
    private final RunRules run;
    private final Map<String, SpecificRecord> sent = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private final Map<Object, Integer> effects = new HashMap<>();

    CommandRules(RunRules run) {
        this.run = run;
    }

    @Override
    public void command(SpecificRecord command) {
        sent.putIfAbsent(text(command, "commandId"), command);
    }

    @Override
    public void event(String service, SpecificRecord event) {
        switch (event) {
            case CommandAccepted accepted -> accepted(accepted);
            case CommandRejected rejected -> rejected(rejected);
            case SessionEnded end -> count(end.getStatus(), 1);
            case SessionResumed resumed -> count(Signal.CONTINUE, 1);
            case ConfirmationAnswered answer -> count(answer.getConfirmationId() + answer.getAnswer(), 1);
            default -> {}
        }
    }

    @Override
    public void written(String service) {
        effects.clear();
    }

    @Override
    public void settled() {
        for (String id : sent.keySet()) {
            Violation.unless(answered.contains(id), "%s is never answered: %s", id, sent.get(id));
        }
    }

    private void accepted(CommandAccepted accepted) {
        switch (answered(accepted.getCommandId())) {
            case SendSignal signal ->
                happened(
                        switch (signal.getSignal()) {
                            case BREAK -> EndStatus.INTERRUPTED;
                            case DONE -> EndStatus.COMPLETED;
                            case CONTINUE -> Signal.CONTINUE;
                            case UNKNOWN -> signal;
                        },
                        signal.getSignal() + " was accepted and nothing came of it");
            case AnswerConfirmation answer ->
                happened(
                        answer.getConfirmationId() + answer.getAnswer(),
                        "an answer to " + answer.getConfirmationId() + " was accepted and nothing came of it");
            default -> {}
        }
    }

    private void rejected(CommandRejected rejected) {
        SpecificRecord command = answered(rejected.getCommandId());
        Violation.unless(
                !rejected.getDetail().contains("failed unexpectedly"),
                "a turn failed with %s",
                command.getSchema().getName());
        boolean refusedBreak = command instanceof SendSignal signal && signal.getSignal() == Signal.BREAK;
        Violation.unless(!refusedBreak || !run.running(), "a BREAK is refused while the session runs");
    }

    private SpecificRecord answered(String id) {
        Violation.unless(sent.containsKey(id), "%s is answered and was never sent", id);
        Violation.unless(answered.add(id), "%s is answered twice: %s", id, sent.get(id));
        return sent.get(id);
    }

    private void happened(Object effect, String otherwise) {
        Violation.unless(effects.getOrDefault(effect, 0) > 0, otherwise);
        count(effect, -1);
    }

    private void count(Object effect, int more) {
        effects.merge(effect, more, Integer::sum);
    }

    private static String text(SpecificRecord record, String field) {
        return (String) record.get(record.getSchema().getField(field).pos());
    }
}
