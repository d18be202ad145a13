package io.tightloop.baton.turn;

import io.tightloop.baton.Phase;
import io.tightloop.baton.Standing;
import io.tightloop.baton.suspension.Event;
import io.tightloop.baton.suspension.Input;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Message;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.ResumeSession;
import io.tightloop.schemas.SendMessage;
import io.tightloop.schemas.SuspendSession;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Answers the commands that mean the same in every phase: suspend, resume and messages. */
final class SessionCommands {
    private static final int LONGEST_MESSAGE = 8_192;

    private final SessionDesk desk;
    private final Phase phase;
    private final Suspensions suspensions;
    private final Inbox inbox;

    SessionCommands(SessionDesk desk, Phase phase, Suspensions suspensions, Inbox inbox) {
        this.desk = desk;
        this.phase = phase;
        this.suspensions = suspensions;
        this.inbox = inbox;
    }

    /** Answers a command by exactly one CommandAccepted or CommandRejected. */
    void answer(StoredTurn turn, SpecificRecord command) {
        switch (command) {
            case SuspendSession suspend -> suspend(turn, suspend);
            case ResumeSession resume -> resume(turn, resume);
            case SendMessage message -> message(turn, message);
            default -> phase.command(turn, command);
        }
    }

    /** Takes note of what was said at another service, and passes it on round the ring. */
    void said(StoredTurn turn, MessageSent said) {
        inbox.add(turn.sessionId(), said.getMessage());
        if (!desk.next().equals(said.getOrigin())) {
            desk.emit(turn.sessionId(), said);
        }
    }

    private void suspend(StoredTurn turn, SuspendSession command) {
        Asked asked = new Asked(turn, command.getCommandId(), "SuspendSession", command.getBy());
        Optional<String> wrong = Conditions.wrong(command.getSuspension());
        if (wrong.isPresent()) {
            asked.refuse(Rejection.INVALID, wrong.get());
        } else if (asked.open()) {
            asked.close(
                    suspensions.begin(turn, command.getSuspension(), "", command.getBy()),
                    "suspend: " + command.getSuspension().getType());
        }
    }

    private void resume(StoredTurn turn, ResumeSession command) {
        Asked asked = new Asked(turn, command.getCommandId(), "ResumeSession", command.getBy());
        Optional<Input.Choice> choice = Suspended.choice(command.getDecision());
        if (choice.isEmpty()) {
            asked.refuse(Rejection.UNSUPPORTED, "decision: is not known to this version");
        } else if (asked.open()) {
            asked.close(
                    suspensions.resume(turn, choice.get(), command.getComment(), command.getBy()),
                    "resume: " + command.getDecision());
        }
    }

    private void message(StoredTurn turn, SendMessage command) {
        Asked asked = new Asked(turn, command.getCommandId(), "SendMessage", command.getBy());
        String text = command.getText();
        if (text.isBlank() || text.length() > LONGEST_MESSAGE) {
            asked.refuse(Rejection.INVALID, "text: must have 1 to " + LONGEST_MESSAGE + " characters");
        } else if (asked.open()) {
            Message message = new Message(command.getCommandId(), text, command.getBy(), turn.at());
            inbox.add(turn.sessionId(), message);
            desk.emit(
                    turn.sessionId(),
                    new MessageSent(
                            turn.sessionId(),
                            message,
                            desk.service(),
                            phase.standing(turn).iteration()));
            asked.close(Optional.empty(), "message");
        }
    }

    /** A command that is being answered. */
    private final class Asked {
        private final StoredTurn turn;
        private final String commandId;
        private final String type;
        private final String by;
        private final Standing standing;

        Asked(StoredTurn turn, String commandId, String type, String by) {
            this.turn = turn;
            this.commandId = commandId;
            this.type = type;
            this.by = by;
            this.standing = phase.standing(turn);
        }

        /** Whether the session is there and has not ended; refuses the command otherwise. */
        boolean open() {
            if (turn.tombstone().isPresent()) {
                refuse(Rejection.ARCHIVED, "the session is archived");
            } else if (!standing.known()) {
                refuse(Rejection.UNKNOWN_SESSION, "there is no session " + turn.sessionId());
            } else if (standing.ended()) {
                refuse(Rejection.ENDED, "the session has ended");
            } else {
                return true;
            }
            return false;
        }

        void close(Optional<Event.Refused> refused, String detail) {
            if (refused.isPresent()) {
                refuse(Suspended.reason(refused.get().why()), refused.get().detail());
            } else {
                desk.emit(
                        turn.sessionId(),
                        new CommandAccepted(
                                turn.sessionId(),
                                commandId,
                                type,
                                Outcome.APPLIED,
                                detail,
                                by,
                                standing.iteration(),
                                turn.at()));
            }
        }

        void refuse(Rejection reason, String detail) {
            desk.emit(
                    turn.sessionId(),
                    new CommandRejected(
                            turn.sessionId(), commandId, type, reason, detail, by, standing.iteration(), turn.at()));
        }
    }
}
