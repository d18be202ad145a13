package io.tightloop.planner.api;

import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.TaskPlanned;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What a planner says when it starts a session. */
final class StartedSession {
    private StartedSession() {}

    static List<SpecificRecord> events(StartSession start) {
        var brief = start.getBrief();
        var id = start.getSessionId();
        var caused = new ArrayList<SpecificRecord>();
        caused.add(new SessionStarted(
                id,
                1L,
                brief.getName(),
                brief.getGoal(),
                brief.getMode(),
                brief.getCriteria().size(),
                brief.getPolicy(),
                brief.getWorkspace(),
                "agents",
                null,
                brief.getLabels(),
                "",
                1L,
                brief.getParent()));
        brief.getCriteria().forEach(criterion -> caused.add(new CriterionDefined(id, 0, criterion, 1L)));
        for (var task : brief.getTasks()) {
            caused.add(new TaskPlanned(id, 1, brief.getTasks().indexOf(task), task, 1L));
        }
        return caused;
    }
}
