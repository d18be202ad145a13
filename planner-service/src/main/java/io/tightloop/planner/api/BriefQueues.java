package io.tightloop.planner.api;

import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.Escalation;
import io.tightloop.schemas.Strategy;
import io.tightloop.schemas.Task;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The queues that a brief, or tasks that come later, can send work to. */
final class BriefQueues {
    private static final Set<String> BUILT_IN = Set.of("command", "file", "http");

    private BriefQueues() {}

    static Set<String> of(Brief brief) {
        var queues = new TreeSet<>(BUILT_IN);
        queues.add(brief.getPlanning().getTaskQueue());
        if (brief.getPlanning().getStrategy() == Strategy.AGENT) {
            queues.add(brief.getPlanning().getQueue());
        }
        queues.addAll(of(brief.getTasks()));
        brief.getPolicy().getEscalation().stream().map(Escalation::getQueue).forEach(queues::add);
        judges(brief.getCriteria().stream().map(Criterion::getCheck)).forEach(queues::add);
        return queues;
    }

    static Set<String> of(List<Task> tasks) {
        var queues = new TreeSet<String>();
        tasks.stream().map(Task::getQueue).filter(Objects::nonNull).forEach(queues::add);
        judges(tasks.stream().flatMap(task -> task.getChecks().stream())).forEach(queues::add);
        return queues;
    }

    private static Stream<String> judges(Stream<Check> checks) {
        return checks.filter(check -> check != null && check.getType() == CheckType.AGENT)
                .map(Check::getQueue);
    }
}
