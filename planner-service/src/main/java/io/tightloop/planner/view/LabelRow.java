package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.rows.Labels;
import io.tightloop.schemas.SessionStarted;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a session is found by: one of its labels, or its name, which stands under the empty label.
 *
 * @param runStart the run it belongs to: those of an earlier run of the id count no longer
 * @param label {@link Labels#key}
 */
@MappedEntity("labels")
record LabelRow(@Id String id, String sessionId, long runStart, String label) {
    static List<LabelRow> of(SessionStarted event) {
        var labels = new TreeMap<>(event.getLabels());
        labels.put("", event.getName());
        var rows = new ArrayList<LabelRow>();
        for (var label : labels.entrySet()) {
            var id = event.getSessionId() + "/" + event.getStart() + "/" + rows.size();
            rows.add(new LabelRow(
                    id, event.getSessionId(), event.getStart(), Labels.key(label.getKey(), label.getValue())));
        }
        return rows;
    }
}
