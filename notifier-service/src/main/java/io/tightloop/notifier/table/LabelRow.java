package io.tightloop.notifier.table;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.rows.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * What a session is found by.
 *
 * @param id the session's, a slash, the run's start, a slash, a number
 * @param label {@link Labels#key}
 */
@MappedEntity("labels")
record LabelRow(@Id String id, String sessionId, String label) {
    static List<LabelRow> of(SessionRow session) {
        var rows = new ArrayList<LabelRow>();
        session.labelsByName()
                .forEach((name, value) -> rows.add(new LabelRow(
                        session.id() + "/" + session.runStart() + "/" + rows.size(),
                        session.id(),
                        Labels.key(name, value))));
        return rows;
    }
}
