package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.rows.Rows;
import io.tightloop.baton.rows.Table;
import io.tightloop.baton.rows.Writing;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * What dead letters change, and what the services say of events that they have stored unread. The two come from
 * different topics without an order between them, so they have tables of their own.
 */
final class DeadLetterChanges {
    private static final Table<DeadLetterRow> LETTERS = Table.of(DeadLetterRow.class);
    private static final Table<DeadLetterRecordRow> RECORDS = Table.of(DeadLetterRecordRow.class);

    private final Tables tables;
    private final Rows<DeadLetterRow> letters = new Rows<>(LETTERS);
    private final Rows<DeadLetterRecordRow> records = new Rows<>(RECORDS);
    private final List<Runnable> parkings = new ArrayList<>();

    DeadLetterChanges(Tables tables) {
        this.tables = tables;
    }

    /** A letter stays as it was first told: a record that is delivered again may be reported again. */
    void letter(DeadLetter told) {
        var letter = DeadLetterRow.of(told);
        letters.change(letter.id(), row -> row == null ? letter : row);
        records.change(letter.id(), row -> row == null ? DeadLetterRecordRow.of(told) : row);
    }

    /** Takes note of what a service says; what it could not read came from the partition of the same number. */
    void apply(Place place, SpecificRecord event) {
        switch (event) {
            case SessionParked e -> parkings.add(() -> parked(place, e));
            case SessionRedriven e ->
                parkings.add(() ->
                        tables.parkings().redriven(e.getSessionId(), e.getService(), outcome(e), e.getBy(), e.getAt()));
            case SessionArchived e ->
                parkings.add(() -> tables.parkings().dropped(e.getSessionId(), "the session was archived", e.getAt()));
            default -> {}
        }
    }

    void write(Writing writing) throws SQLException {
        letters.writeAny(writing);
        records.writeAny(writing);
        parkings.forEach(Runnable::run);
    }

    private void parked(Place place, SessionParked event) {
        var id = DeadLetterRow.id(event.getTopic(), place.partition(), event.getOffset(), event.getService());
        if (!tables.parkings().existsById(id)) {
            var open = DeadLetterRow.Status.OPEN.name();
            tables.parkings()
                    .save(new ParkingRow(
                            id, event.getSessionId(), event.getService(), open, null, null, null, event.getAt()));
        }
    }

    private static String outcome(SessionRedriven event) {
        return "the " + event.getService() + " has read it"
                + (event.getSkipped() ? ", or left it out as it was told" : "");
    }
}
