package io.tightloop.baton.turn;

import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.RedriveSession;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Parks a session whose events cannot be read here: they are stored, and so is what comes behind them, so that nothing is
 * overtaken, until a redrive reads them (design section 3, Poison).
 */
final class Parking {
    private final SessionDesk desk;
    private final Decoding decoding;
    private final Turns turns;
    private final DeadLetters deadLetters;
    private final Unread unread;

    Parking(SessionDesk desk, Decoding decoding, Turns turns, DeadLetters deadLetters) {
        this.desk = desk;
        this.decoding = decoding;
        this.turns = turns;
        this.deadLetters = deadLetters;
        this.unread = new Unread(desk.store());
    }

    /** Stores an event behind those that cannot be read; an archive alone does not wait, because it drops them all. */
    void event(Incoming record) throws Decoding.Undecodable {
        if (!unread.any(record.session())) {
            turns.event(record.session(), decoded(record), record.at());
            return;
        }
        Optional<SpecificRecord> archive = archive(record);
        if (archive.isPresent()) {
            turns.event(record.session(), archive.get(), record.at());
        } else {
            unread.add(record, false);
        }
    }

    /** Takes note of an event that cannot be read. */
    void park(Incoming record, String cause) {
        deadLetters.write(record, cause);
        if (Fields.sessionId(record.session())
                && !desk.custody(record.session()).archived()) {
            unread.add(record, true);
            tell(record, cause);
        }
    }

    /** Answers a redrive, after it has run all that can be read. */
    void redrive(RedriveSession command, long at) {
        String session = command.getSessionId();
        Optional<Rejection> refusal = refusal(command);
        if (refusal.isPresent()) {
            desk.emit(session, rejected(command, refusal.get(), words(refusal.get()), at));
            return;
        }
        boolean skip = command.getSkip();
        for (Optional<Unread.Stored> next = unread.first(session); next.isPresent(); next = unread.first(session)) {
            try {
                SpecificRecord event = decoded(next.get().incoming(session));
                unread.remove(session, next.get());
                desk.store().keep();
                turns.event(session, event, at);
            } catch (Decoding.Undecodable e) {
                report(session, next.get(), e.getMessage());
                String type = next.get().incoming(session).type();
                boolean needed = Fields.indispensable(type);
                if (!skip || needed) {
                    String why = cause(next.get(), e) + (skip ? needed(type) : "");
                    desk.emit(session, rejected(command, Rejection.INVALID, why, at));
                    return;
                }
                skip = false;
                unread.remove(session, next.get());
            }
        }
        boolean skipped = command.getSkip() && !skip;
        desk.emit(session, new SessionRedriven(session, desk.service(), skipped, command.getBy(), at));
        desk.emit(session, accepted(command, at));
    }

    private Optional<Rejection> refusal(RedriveSession command) {
        if (!command.getService().equals(desk.service())) {
            return Optional.of(Rejection.INVALID);
        }
        if (unread.any(command.getSessionId())) {
            return Optional.empty();
        }
        boolean archived = desk.custody(command.getSessionId()).archived();
        return Optional.of(archived ? Rejection.ARCHIVED : Rejection.NOTHING_TO_REDRIVE);
    }

    private String words(Rejection refusal) {
        return switch (refusal) {
            case INVALID -> "service: must be planner, executor or reviewer";
            case ARCHIVED -> "the session is archived";
            case NOTHING_TO_REDRIVE -> "the " + desk.service() + " has read all that it was sent of this session";
            case UNKNOWN_SESSION, CONFLICT, ENDED, NOT_ENDED, UNPROVEN, UNSUPPORTED, STALE, UNKNOWN -> refusal.name();
        };
    }

    /** What was stored unread behind another is reported when it is found to be unreadable, too. */
    private void report(String session, Unread.Stored stored, String cause) {
        if (!stored.reported()) {
            Incoming record = stored.incoming(session);
            deadLetters.write(record, cause);
            unread.add(record, true);
            tell(record, cause);
        }
    }

    private void tell(Incoming record, String cause) {
        desk.emit(
                record.session(),
                new SessionParked(
                        record.session(), desk.service(), record.topic(), record.offset(), cause, deadLetters.now()));
    }

    private Optional<SpecificRecord> archive(Incoming record) {
        try {
            return Optional.of(decoded(record)).filter(SessionArchived.class::isInstance);
        } catch (Decoding.Undecodable e) {
            return Optional.empty();
        }
    }

    private SpecificRecord decoded(Incoming record) throws Decoding.Undecodable {
        SpecificRecord event = decoding.decode(record.topic(), record.value());
        Fields.sessionOf(event, record.key());
        return event;
    }

    private static String cause(Unread.Stored stored, Decoding.Undecodable error) {
        return "the record at %s@%d still cannot be read: %s"
                .formatted(stored.topic(), stored.offset(), error.getMessage());
    }

    private static String needed(String type) {
        return "; skip: it is a " + type + ", without which the session cannot go on";
    }

    private static CommandAccepted accepted(RedriveSession command, long at) {
        String detail = "redrive the " + command.getService() + (command.getSkip() ? ", skipping" : "");
        return new CommandAccepted(
                command.getSessionId(),
                command.getCommandId(),
                "RedriveSession",
                Outcome.APPLIED,
                detail,
                command.getBy(),
                0,
                at);
    }

    private static CommandRejected rejected(RedriveSession command, Rejection reason, String detail, long at) {
        return new CommandRejected(
                command.getSessionId(),
                command.getCommandId(),
                "RedriveSession",
                reason,
                detail,
                command.getBy(),
                0,
                at);
    }
}
