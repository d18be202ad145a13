package io.tightloop.baton.turn;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.Phase;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.baton.protocol.Custody;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.LeaseProbe;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.RedriveSession;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionStarted;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs turns: each happens as a whole or parks its session; after each, the holder does what can be done next. */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final long NO_COMMAND = -1;

    private final SessionDesk desk;
    private final Phase phase;
    private final BatonProtocol protocol;
    private final Outbox outbox;
    private final Decoding decoding;
    private final Station station;
    private final Parking parking;
    private final SessionCommands commands;

    Turns(Station station, SessionDesk desk, DeadLetters deadLetters) {
        this.station = station;
        this.desk = desk;
        this.phase = station.phase();
        this.protocol = station.protocol();
        this.outbox = station.outbox();
        this.decoding = station.decoding();
        this.parking = new Parking(desk, decoding, this, deadLetters);
        this.commands = new SessionCommands(desk, phase, desk.suspensions(), desk.inbox());
    }

    Parking parking() {
        return parking;
    }

    void command(String session, SpecificRecord command, byte[] bytes, long at, long offset)
            throws Decoding.Undecodable {
        String id = Fields.commandId(command);
        StoredLedger ledger = desk.ledger(session, at);
        switch (protocol.read(desk.custody(session), ledger, Addressee.of(command), offset, id)) {
            case ANSWER -> {
                desk.store().keep();
                if (command instanceof RedriveSession redrive) {
                    parking.redrive(redrive, at);
                } else {
                    answer(session, command, at, offset);
                }
                proceed(session, at);
            }
            case KEEP -> ledger.keep(offset, bytes);
            case DROP -> LOG.debug("{} {} at {} is not for this service", session, id, offset);
        }
    }

    void event(String session, SpecificRecord event, long at) {
        if (event instanceof SessionArchived archived) {
            if (desk.archivedElsewhere(archived, turn(session, at, NO_COMMAND))) {
                drainKept(session, at);
            }
            return;
        }
        Optional<Handoff> handoff = Fields.handoff(event);
        if (handoff.isEmpty()) {
            if (!desk.custody(session).archived()) {
                run(session, at, NO_COMMAND, turn -> told(turn, event));
                proceed(session, at);
            }
            return;
        }
        Handoff baton = handoff.get();
        Optional<Custody> taken = protocol.receive(
                desk.custody(session),
                desk.ledger(session, at),
                baton.getStart(),
                baton.getCount(),
                baton.getPosition());
        if (taken.isPresent()) {
            desk.custody(session, taken.get());
            desk.store().keep();
            run(session, at, NO_COMMAND, turn -> phase.received(turn, event));
            parkIfOwed(session, at);
            drainKept(session, at);
            proceed(session, at);
        }
    }

    void work(String session, SpecificRecord answer, long written) {
        long at = answer instanceof LeaseProbe probe ? Math.max(written, probe.getAt()) : written;
        run(session, at, NO_COMMAND, turn -> worked(turn, answer));
        proceed(session, at);
    }

    void due(String session, String part, long now) {
        StoredTurn taken = turn(session, now, NO_COMMAND);
        long due = taken.deadline(part);
        taken.timer(part, 0);
        desk.store().keep();
        run(session, now, NO_COMMAND, turn -> due(turn, part, due));
        proceed(session, now);
    }

    private void told(StoredTurn turn, SpecificRecord event) {
        switch (event) {
            case MessageSent said -> commands.said(turn, said);
            case SessionStarted started -> {
                desk.suspensions().note(started);
                phase.event(turn, started);
            }
            default -> phase.event(turn, event);
        }
    }

    private void worked(StoredTurn turn, SpecificRecord answer) {
        if (answer instanceof LeaseProbe probe) {
            desk.probes().read(probe).ifPresent(kept -> heard(turn, probe.getPart(), kept));
            return;
        }
        Conditions.claimIn(answer).ifPresent(claim -> answered(turn, claim));
        answered(turn, answer);
    }

    private void answered(StoredTurn turn, SpecificRecord answer) {
        if (Conditions.isPoll(answer)) {
            desk.suspensions().work(turn, answer);
        } else {
            phase.work(turn, answer);
        }
    }

    /** All that workers wrote before the probe is read. */
    private void heard(StoredTurn turn, String part, Probes.Kept kept) {
        if (kept.stage() == Probes.Stage.FIRST_ASKED) {
            turn.timer(part, turn.at() + Probes.MOMENT.toMillis());
        } else {
            judge(turn, part);
        }
    }

    private void due(StoredTurn turn, String part, long due) {
        boolean ofWait = part.equals(Suspensions.PART);
        if (ofWait ? desk.suspensions().hearsWorker(turn.sessionId()) : hearsWorker(turn, part)) {
            desk.ask(turn.sessionId(), desk.probes().ask(turn.sessionId(), part, due, turn.at()));
        } else {
            judge(turn, part);
        }
    }

    /** What a phase wants to do at some time waits while its session does. */
    private void judge(StoredTurn turn, String part) {
        if (part.equals(Suspensions.PART)) {
            desk.suspensions().due(turn);
        } else if (desk.suspensions().waits(turn.sessionId())) {
            desk.probes().forget(turn.sessionId(), part);
            desk.suspensions().defer(turn, part);
        } else {
            phase.due(turn, part);
        }
    }

    private boolean hearsWorker(StoredTurn turn, String part) {
        return !desk.suspensions().waits(turn.sessionId()) && phase.hearsWorker(turn, part);
    }

    /**
     * Ends a session as FAILED; one that another service acts for is ended as soon as the baton comes here, and an
     * archived one has nothing to end.
     */
    void park(String session, String cause, long at) {
        Custody custody = desk.custody(session);
        if (custody.archived()) {
            return;
        }
        if (!custody.holding()) {
            desk.store().put(Keys.parked(session), cause.getBytes(StandardCharsets.UTF_8));
            desk.store().keep();
            return;
        }
        StoredTurn turn = turn(session, at, NO_COMMAND);
        try {
            phase.park(turn, cause);
            turn.flush();
        } catch (RuntimeException e) {
            rethrowKafka(e);
            LOG.error("session {} cannot even be parked", session, e);
            desk.store().undo();
        }
        desk.store().keep();
    }

    /** Parks a session whose events failed here before the baton came. */
    private void parkIfOwed(String session, long at) {
        byte[] cause = desk.store().get(Keys.parked(session));
        if (cause != null) {
            desk.store().remove(Keys.parked(session));
            park(session, new String(cause, StandardCharsets.UTF_8), at);
        }
    }

    /** Answers what was kept back, in order, before the holder does anything else. */
    private void drainKept(String session, long at) {
        StoredLedger ledger = desk.ledger(session, at);
        for (OptionalLong kept = ledger.firstKept(); kept.isPresent(); kept = ledger.firstKept()) {
            long offset = kept.getAsLong();
            byte[] bytes = ledger.kept(offset);
            ledger.drop(offset);
            desk.store().keep();
            try {
                answer(session, decoding.decode(station.topics().commands(), bytes), at, offset);
            } catch (Decoding.Undecodable e) {
                throw new IllegalStateException("a kept command was readable when it was kept", e);
            }
        }
    }

    private void answer(String session, SpecificRecord command, long at, long offset) {
        boolean done = run(session, at, offset, turn -> commands.answer(turn, command));
        if (!done) {
            desk.emit(
                    session,
                    new CommandRejected(
                            session,
                            String.valueOf(command.get(
                                    command.getSchema().getField("commandId").pos())),
                            command.getSchema().getName(),
                            Rejection.INVALID,
                            "the command failed unexpectedly and its session was parked",
                            "",
                            0,
                            at));
        }
    }

    private void proceed(String session, long at) {
        if (desk.custody(session).holding() && !desk.suspensions().waits(session)) {
            run(session, at, NO_COMMAND, phase::proceed);
        }
    }

    /** Runs one step as a whole; when it fails, undoes it and parks the session. */
    private boolean run(String session, long at, long commandOffset, Consumer<StoredTurn> step) {
        StoredTurn turn = turn(session, at, commandOffset);
        Outbox.Mark before = outbox.mark();
        try {
            step.accept(turn);
            turn.flush();
            desk.store().keep();
            return true;
        } catch (RuntimeException e) {
            rethrowKafka(e);
            LOG.error("a turn of session {} failed: it is parked", session, e);
            desk.store().undo();
            outbox.backTo(before);
            if (commandOffset == NO_COMMAND || desk.custody(session).holding()) {
                park(session, "unexpected error: " + e, at);
            }
            return false;
        }
    }

    private StoredTurn turn(String session, long at, long commandOffset) {
        return new StoredTurn(desk, session, at, station.nonces(), commandOffset);
    }

    /** What Kafka throws is about the task, not the session: Streams must see it. */
    private static void rethrowKafka(RuntimeException e) {
        if (e instanceof KafkaException) {
            throw e;
        }
    }
}
