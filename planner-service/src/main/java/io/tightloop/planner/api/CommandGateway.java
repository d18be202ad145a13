package io.tightloop.planner.api;

import io.tightloop.baton.http.Refused;
import io.tightloop.baton.service.RecordWriter;
import io.tightloop.planner.view.CommandRow;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Sends commands and waits for their real outcome (design section 4). */
@Singleton
class CommandGateway {
    private static final Duration DURABLE = Duration.ofSeconds(10);

    private final Topics topics;
    private final RecordWriter writer;
    private final AnswerBook book;
    private final FrontDoor door;
    private final ReadModel readModel;

    CommandGateway(Topics topics, RecordWriter writer, AnswerBook book, FrontDoor door, ReadModel readModel) {
        this.topics = topics;
        this.writer = writer;
        this.book = book;
        this.door = door;
        this.readModel = readModel;
    }

    /**
     * The command's answer, or its PENDING row when there is none within the time. A command that was answered before
     * is not sent again.
     *
     * @throws Refused when it cannot be written, answers cannot be heard, or its id is that of another kind of command
     */
    CommandRow send(String sessionId, CommandTerms terms, SpecificRecord command) throws InterruptedException {
        var pending = CommandRow.pending(
                sessionId, terms.commandId(), command.getSchema().getName());
        return send(pending, terms, () -> writer.write(topics.commands(), sessionId, command));
    }

    /** Does the same with a command that is written in a way of its own. */
    CommandRow send(CommandRow pending, CommandTerms terms, Supplier<CompletableFuture<RecordMetadata>> writing)
            throws InterruptedException {
        open();
        var known = terms.mayBeRepeated() ? answered(pending) : Optional.<CommandRow>empty();
        if (known.isPresent()) {
            return asked(known.get(), pending);
        }
        try {
            var answer = book.expect(pending.id());
            if (!answer.isDone()) {
                durable(writing.get());
            }
            return asked(await(answer, pending, terms.longest()), pending);
        } finally {
            book.forget(pending.id());
        }
    }

    /** An answer to what was asked: a client that uses an id again for something else must not take it for done. */
    private static CommandRow asked(CommandRow answer, CommandRow pending) {
        if (!answer.command().equals(pending.command())) {
            throw new Refused.Invalid("Idempotency-Key", "is that of a " + answer.command() + " of this session");
        }
        return answer;
    }

    private Optional<CommandRow> answered(CommandRow pending) {
        return readModel.command(pending.sessionId(), pending.commandId()).filter(CommandRow::isAnswered);
    }

    private CommandRow await(CompletableFuture<CommandRow> answer, CommandRow pending, Duration longest)
            throws InterruptedException {
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            readModel.sent(pending);
            return answered(pending).orElse(pending);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void open() throws InterruptedException {
        if (!door.awaitOpen(DURABLE)) {
            throw new Refused.Unavailable("The service is starting");
        }
    }

    /**
     * Waits until a record is written.
     *
     * @throws Refused when it cannot be
     */
    static void durable(CompletableFuture<RecordMetadata> written) throws InterruptedException {
        try {
            written.get(DURABLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new Refused.Unavailable(
                    "The command could not be written in time; send it again with the same" + " Idempotency-Key");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RecordTooLargeException
                    ? Refused.TooLarge.ofMessage()
                    : new Refused.Unavailable(
                            "The command could not be written: " + e.getCause().getMessage());
        }
    }
}
