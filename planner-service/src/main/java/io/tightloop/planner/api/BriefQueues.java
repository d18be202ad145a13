package io.tightloop.planner.api;

import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.Escalation;
import io.tightloop.schemas.Strategy;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.Topics;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The queues that a brief, tasks that come later, or a suspension can send work to. */
final class BriefQueues {
    private BriefQueues() {}

    static Set<String> of(Brief brief) {
        var queues = new TreeSet<>(Topics.BUILT_IN_QUEUES);
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

    /** The queue that polls its condition, if that is one of a judge. */
    static Set<String> of(Suspension suspension) {
        return judges(Stream.ofNullable(suspension.getCheck())).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> judges(Stream<Check> checks) {
        return checks.filter(check -> check != null && check.getType() == CheckType.AGENT)
                .map(Check::getQueue);
    }
}
