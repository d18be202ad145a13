package io.tightloop.planner.api;

import io.tightloop.baton.http.Refused;
import io.tightloop.baton.service.RecordCopies;
import io.tightloop.baton.turn.CommandShape;
import io.tightloop.planner.api.RedriveOutcome.Result;
import io.tightloop.planner.view.CommandRow;
import io.tightloop.planner.view.DeadLetterBox;
import io.tightloop.planner.view.DeadLetterRow;
import io.tightloop.schemas.WorkItem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Redrives records by writing them again (design section 3, Poison). A copy has the effect once, however often and
 * wherever it is written: every service drops a command whose id it has read before, and of a work item's attempt one
 * claim and one result are accepted. So nothing is lost when this process dies between the copy and its note in the
 * database; the letter is then still OPEN, and a repeated redrive is harmless.
 */
@Singleton
class Redrives {
    private final RecordCopies copies;
    private final RecordDecoder decoder;
    private final CommandGateway gateway;
    private final DeadLetterBox box;

    Redrives(RecordCopies copies, RecordDecoder decoder, CommandGateway gateway, DeadLetterBox box) {
        this.copies = copies;
        this.decoder = decoder;
        this.gateway = gateway;
        this.box = box;
    }

    /**
     * Writes a command again and waits for its answer.
     *
     * @throws Refused when it cannot be written, or the registry does not answer
     */
    RedriveOutcome command(DeadLetterRow letter, Duration longest) throws InterruptedException {
        var record = box.record(letter);
        var now = decoder.decode(letter.topic(), record.payload());
        var wrong = now instanceof Decoded.Message(var command)
                ? CommandShape.wrong(command, record.recordKey())
                : trouble(now);
        if (wrong.isPresent()) {
            return refused(letter, "It cannot be taken as a command: " + wrong.get());
        }
        var command = ((Decoded.Message) now).message();
        var pending = CommandRow.pending(
                text(command, "sessionId"),
                text(command, "commandId"),
                command.getSchema().getName());
        var terms = new CommandTerms(pending.commandId(), true, longest, Optional.empty());
        var answer = gateway.send(
                pending,
                terms,
                () -> copies.copy(letter.topic(), record.kafkaKey(), record.payload(), record.kafkaHeaders()));
        var detail = "%s %s is in %s again: %s"
                .formatted(answer.command(), answer.commandId(), letter.topic(), answer.state());
        return new RedriveOutcome(letter.id(), Result.REDRIVEN, detail, CommandBody.of(answer));
    }

    /**
     * Writes a work item to its queue again.
     *
     * @throws Refused when it cannot be written, or the registry does not answer
     */
    RedriveOutcome work(DeadLetterRow letter) throws InterruptedException {
        var record = box.record(letter);
        var now = decoder.decode(letter.topic(), record.payload());
        if (!(now instanceof Decoded.Message(WorkItem item))) {
            return refused(
                    letter, "Workers could not read it again: " + trouble(now).orElse("the value is not a WorkItem"));
        }
        CommandGateway.durable(copies.copy(letter.topic(), record.kafkaKey(), record.payload(), record.kafkaHeaders()));
        var detail = "work item %s is in %s again".formatted(item.getWorkId(), letter.topic());
        return new RedriveOutcome(letter.id(), Result.REDRIVEN, detail, null);
    }

    /** The letter stays as it is, for this reason. */
    static RedriveOutcome refused(DeadLetterRow letter, String detail) {
        return new RedriveOutcome(letter.id(), Result.REFUSED, detail, null);
    }

    private static Optional<String> trouble(Decoded now) {
        if (now instanceof Decoded.Unknown(var cause)) {
            throw new Refused.Unavailable(cause);
        }
        return now.trouble();
    }

    private static String text(SpecificRecord command, String field) {
        return String.valueOf(command.get(command.getSchema().getField(field).pos()));
    }
}
