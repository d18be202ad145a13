package io.tightloop.planner.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The queues that tasks and their checks name must exist; one that cannot be a name is wrong for that reason alone. */
final class QueueRules {
    private final Surroundings surroundings;
    private final Errors errors;
    private final Map<String, Boolean> known = new HashMap<>();

    private QueueRules(Surroundings surroundings, Errors errors) {
        this.surroundings = surroundings;
        this.errors = errors;
    }

    static void check(List<Task> tasks, Surroundings surroundings, Errors errors) {
        QueueRules rules = new QueueRules(surroundings, errors);
        for (int i = 0; i < tasks.size(); i++) {
            rules.check(tasks.get(i), "tasks[" + i + "]");
        }
    }

    private void check(Task task, String field) {
        check(task.queue(), field + ".queue");
        for (int j = 0; j < task.checks().size(); j++) {
            Check check = task.checks().get(j);
            if (check.type() == CheckType.AGENT) {
                check(check.queue(), field + ".checks[" + j + "].queue");
            }
        }
    }

    private void check(String queue, String field) {
        if (queue != null && Errors.QUEUE.matcher(queue).matches()) {
            boolean exists = known.computeIfAbsent(queue, surroundings::knowsQueue);
            errors.require(exists, field, "there is no queue '" + queue + "'");
        }
    }
}
