package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.Sha256;
import io.tightloop.baton.rows.Storable;
import io.tightloop.schemas.SessionStarted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a session is found by: one of its labels, or its name, which stands under the empty label.
 *
 * @param runStart the run it belongs to: those of an earlier run of the id count no longer
 * @param label name, colon, value; a hash of it when it is longer than the front door takes
 */
@MappedEntity("labels")
record LabelRow(@Id String id, String sessionId, long runStart, String label) {
    private static final int LONGEST = 400;

    static List<LabelRow> of(SessionStarted event) {
        var labels = new TreeMap<>(event.getLabels());
        labels.put("", event.getName());
        var rows = new ArrayList<LabelRow>();
        for (var label : labels.entrySet()) {
            var id = event.getSessionId() + "/" + event.getStart() + "/" + rows.size();
            rows.add(new LabelRow(id, event.getSessionId(), event.getStart(), key(label.getKey(), label.getValue())));
        }
        return rows;
    }

    /** As it stands in the table. */
    static String key(String name, String value) {
        var label = Storable.text(name + ":" + value);
        return label.length() <= LONGEST ? label : "#" + Sha256.hex(label.getBytes(StandardCharsets.UTF_8));
    }
}
