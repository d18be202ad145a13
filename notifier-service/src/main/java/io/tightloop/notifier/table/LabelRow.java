package io.tightloop.notifier.table;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a session is found by.
 *
 * @param id the session's, a slash, the run's start, a slash, a number
 * @param label name, colon, value; a hash of it when it is longer than the column
 */
@MappedEntity("labels")
record LabelRow(@Id String id, String sessionId, String label) {
    private static final int LONGEST = 400;

    static List<LabelRow> of(SessionRow session) {
        var rows = new ArrayList<LabelRow>();
        session.labelsByName()
                .forEach((name, value) -> rows.add(new LabelRow(
                        session.id() + "/" + session.runStart() + "/" + rows.size(),
                        session.id(),
                        key(Map.entry(name, value)))));
        return rows;
    }

    /** As it stands in the table. */
    static String key(Map.Entry<String, String> label) {
        var key = label.getKey() + ":" + label.getValue();
        return key.length() <= LONGEST ? key : "#" + Sha256.hex(key.getBytes(StandardCharsets.UTF_8));
    }
}
