package io.tightloop.planner.api;

import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.Task;
import java.util.Set;
import java.util.TreeSet;

/** The queues that a brief can send work to. */
final class BriefQueues {
    private static final Set<String> BUILT_IN = Set.of("command", "file", "http");

    private BriefQueues() {}

    static Set<String> of(Brief brief) {
        Set<String> queues = new TreeSet<>(BUILT_IN);
        queues.add(brief.getPlanning().getTaskQueue());
        for (Task task : brief.getTasks()) {
            if (task.getQueue() != null) {
                queues.add(task.getQueue());
            }
        }
        for (Criterion criterion : brief.getCriteria()) {
            Check check = criterion.getCheck();
            if (check != null && check.getType() == CheckType.AGENT) {
                queues.add(check.getQueue());
            }
        }
        return queues;
    }
}
