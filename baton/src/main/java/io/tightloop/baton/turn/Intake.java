package io.tightloop.baton.turn;

import io.tightloop.schemas.Topics;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/** Takes each record and each deadline of one partition to the turn it causes, in order and once. */
public final class Intake {
    private final Station station;
    private final Topics topics;
    private final Store store;
    private final SessionDesk desk;
    private final DeadLetters deadLetters;
    private final Turns turns;

    public Intake(Station station) {
        this.station = station;
        this.topics = station.topics();
        this.store = station.store();
        this.desk = new SessionDesk(station);
        this.deadLetters = new DeadLetters(station);
        this.turns = new Turns(station, desk, deadLetters);
        setTimers();
    }

    private void setTimers() {
        List<String> timers = new ArrayList<>();
        store.scan(entry -> {
            if (Keys.isDeadline(entry.key())) {
                String[] deadline = Keys.fields(entry.key());
                long due = ByteBuffer.wrap(entry.bytes()).getLong();
                timers.add(Keys.timer(due, deadline[1], deadline[3]));
            }
        });
        timers.forEach(timer -> store.put(timer, StoredTurn.PRESENT));
        store.keep();
        store.save();
    }

    /** Takes a record; false when it was read before and is passed over. */
    public boolean take(Incoming record) {
        if (record.offset() <= desk.offset(record.topic())) {
            return false;
        }
        desk.offset(record.topic(), record.offset());
        store.keep();
        if (record.topic().equals(topics.commands())) {
            command(record);
        } else if (record.topic().equals(topics.workEvents())) {
            station.outbox().because(record.id());
            work(record);
            station.outbox().because("");
        } else {
            event(record);
        }
        store.keep();
        store.save();
        return true;
    }

    /** Runs the first deadline that is due; false when there is none. */
    public boolean due(long now) {
        String next = store.first(Keys.timers());
        if (next == null || next.compareTo(Keys.timersUntil(now)) >= 0) {
            return false;
        }
        String[] timer = Keys.fields(next);
        store.keep();
        turns.due(timer[2], timer[3], now);
        store.keep();
        store.save();
        return true;
    }

    /** When the next deadline is due, ms since the epoch. */
    public OptionalLong nextDue() {
        String next = store.first(Keys.timers());
        return next == null ? OptionalLong.empty() : OptionalLong.of(Keys.timeOf(next));
    }

    /** Highest offset of commands that was read; -1 for none. */
    public long readUpTo() {
        return desk.readUpTo();
    }

    /** A bad command is the planner's to report and parks nothing. */
    private void command(Incoming record) {
        try {
            SpecificRecord command = station.decoding().decode(record.topic(), record.value());
            String session = Fields.sessionOf(command, record.key());
            turns.command(session, command, record.value(), record.at(), record.offset());
        } catch (Decoding.Undecodable e) {
            if (station.phase().service().equals("planner")) {
                deadLetters.write(record, e.getMessage());
            }
        }
    }

    private void event(Incoming record) {
        try {
            turns.parking().event(record);
        } catch (Decoding.Undecodable e) {
            turns.parking().park(record, e.getMessage());
        }
    }

    /** An answer to another service is not looked at; a bad one parks its session, because an attempt lost its end. */
    private void work(Incoming record) {
        if (!record.dispatcher().equals(station.phase().service())) {
            return;
        }
        try {
            SpecificRecord answer = station.decoding().decode(record.topic(), record.value());
            turns.work(Fields.sessionOf(answer, record.key()), answer, record.at());
        } catch (Decoding.Undecodable e) {
            deadLetters.write(record, e.getMessage());
            if (!record.session().isEmpty()) {
                turns.park(record.session(), "a record cannot be read: " + e.getMessage(), deadLetters.now());
            }
        }
    }
}
