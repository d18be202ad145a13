package io.tightloop.planner.view;

import io.tightloop.planner.view.DeadLetterRow.Status;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The dead letters: found without decoding them, and settled once. */
@Singleton
public class DeadLetterBox {
    private final Tables tables;
    private final Topics topics;

    DeadLetterBox(Tables tables, Topics topics) {
        this.tables = tables;
        this.topics = topics;
    }

    /** Oldest first, those after this time (ms) and id. */
    public List<DeadLetterRow> list(DeadLetterFilter filter, long at, String id, int most) {
        var topic = filter.topic().orElse("");
        return tables.deadLetters()
                .after(
                        filter.service().orElse(""),
                        filter.session().orElse(""),
                        topic,
                        topics.prefix() + topic,
                        filter.status().map(Enum::name).orElse(""),
                        at,
                        id,
                        most);
    }

    public Optional<DeadLetterRow> letter(String id) {
        return tables.deadLetters().now(id);
    }

    /** The record of a letter. */
    public DeadLetterRecordRow record(DeadLetterRow letter) {
        return tables.deadLetterRecords().findById(letter.id()).orElseThrow();
    }

    public long countOpen() {
        return tables.deadLetters().countOpen();
    }

    /** Settles a letter unless it is settled; returns how it stands then. At is ms since the epoch. */
    public DeadLetterRow settle(DeadLetterRow letter, Status status, String outcome, String by, long at) {
        tables.deadLetters().settle(letter.id(), status.name(), outcome, by, at);
        return letter(letter.id()).orElse(letter);
    }

    /** How many commands of a session whose ids begin so were refused; the beginning has no % and no _. */
    public int refused(String sessionId, String beginning) {
        return tables.commands().countRejected(sessionId, beginning + "%");
    }
}
