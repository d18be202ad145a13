package io.tightloop.planner.api;

import io.tightloop.planner.api.RedriveOutcome.Result;
import io.tightloop.planner.view.CommandRow;
import io.tightloop.planner.view.DeadLetterBox;
import io.tightloop.planner.view.DeadLetterRow;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.schemas.RedriveSession;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.Signal;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * Redrives the sessions that wait for a record, by commands. A command's id is made from the letter's and the number of
 * its refusals so far, so that redrives at the same time, on other instances too, and after a crash send the same
 * command, which is carried out and answered once; after a refusal, the next redrive is a command of its own.
 */
@Singleton
class SessionRedrives {
    private final CommandGateway gateway;
    private final DeadLetterBox box;
    private final ReadModel readModel;

    SessionRedrives(CommandGateway gateway, DeadLetterBox box, ReadModel readModel) {
        this.gateway = gateway;
        this.box = box;
        this.readModel = readModel;
    }

    /** Makes the service read again what it has stored of the session: this record and all behind it. */
    RedriveOutcome event(DeadLetterRow letter, String by, Duration longest) throws InterruptedException {
        if (letter.sessionId().isEmpty()) {
            return Redrives.refused(letter, "It names no session, so nothing waits for it");
        }
        var id = commandId(letter);
        var command = new RedriveSession(id, letter.sessionId(), letter.service(), false, by);
        return send(letter, id, command, longest);
    }

    /** Continues the session that ended as FAILED because an attempt has lost its end. */
    RedriveOutcome workEvent(DeadLetterRow letter, String by, Duration longest) throws InterruptedException {
        var session = readModel.session(letter.sessionId());
        if (session.isEmpty()) {
            return Redrives.refused(letter, "It names no session that is known, so nothing waits for it");
        }
        var id = commandId(letter);
        boolean failed =
                session.get().endedAt() != null && session.get().status().equals("FAILED");
        if (!failed && readModel.command(letter.sessionId(), id).isEmpty()) {
            var status = session.get().shownStatus();
            return Redrives.refused(letter, "Its session is " + status + ": only one that is FAILED is continued");
        }
        var reason = "redrive of dead letter " + letter.id();
        return send(letter, id, new SendSignal(id, letter.sessionId(), Signal.CONTINUE, reason, by, null), longest);
    }

    private RedriveOutcome send(DeadLetterRow letter, String id, SpecificRecord command, Duration longest)
            throws InterruptedException {
        var terms = new CommandTerms(id, true, longest, Optional.empty());
        var answer = gateway.send(letter.sessionId(), terms, command);
        return new RedriveOutcome(letter.id(), result(answer), words(answer), CommandBody.of(answer));
    }

    private static Result result(CommandRow answer) {
        if (!answer.isAnswered()) {
            return Result.PENDING;
        }
        if (answer.rejection() == null) {
            return Result.REDRIVEN;
        }
        return switch (Rejection.valueOf(answer.rejection())) {
            case NOTHING_TO_REDRIVE, ARCHIVED -> Result.RESOLVED;
            case UNKNOWN_SESSION, CONFLICT, ENDED, NOT_ENDED, UNPROVEN, UNSUPPORTED, INVALID, STALE, UNKNOWN ->
                Result.REFUSED;
        };
    }

    private static String words(CommandRow answer) {
        if (!answer.isAnswered()) {
            return answer.command() + " is written and not answered yet";
        }
        return answer.command() + (answer.rejection() == null ? " was accepted" : ": " + answer.detail());
    }

    private String commandId(DeadLetterRow letter) {
        var beginning = "redrive-" + UUID.nameUUIDFromBytes(letter.id().getBytes(StandardCharsets.UTF_8)) + "-";
        return beginning + box.refused(letter.sessionId(), beginning);
    }
}
