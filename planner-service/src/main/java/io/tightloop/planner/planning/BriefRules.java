package io.tightloop.planner.planning;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a brief must satisfy before a session starts (design section 5), whichever way it came. */
public final class BriefRules {
    private static final Set<String> SEVERITIES = Set.of("minor", "major", "critical", "none");

    private final Brief brief;
    private final Errors errors = new Errors();

    private BriefRules(Brief brief) {
        this.brief = brief;
    }

    /** All that is wrong with the brief; empty when nothing is. */
    public static List<FieldError> errors(Brief brief) {
        BriefRules rules = new BriefRules(brief);
        rules.checkMode();
        rules.checkParent();
        rules.checkPolicy();
        rules.checkPlanning();
        rules.checkCriteria();
        TaskRules.check(brief.tasks(), id -> false, rules.errors);
        return rules.errors.all();
    }

    /** The first thing that the brief asks for and this version cannot do. */
    public static Optional<FieldError> unsupported(Brief brief) {
        return Unsupported.in(brief);
    }

    private void checkMode() {
        errors.require(!brief.goal().isBlank(), "goal", "must not be empty");
        boolean specified = brief.mode() != Mode.ASYNC || !brief.criteria().isEmpty();
        errors.require(specified, "criteria", "ASYNC needs at least one");
    }

    private void checkParent() {
        Parent parent = brief.parent();
        if (parent != null) {
            boolean named = Errors.ID.matcher(parent.sessionId()).matches();
            boolean task = parent.taskId().isEmpty()
                    || Errors.ID.matcher(parent.taskId()).matches();
            errors.require(named, "parent.sessionId", "must match " + Errors.ID);
            errors.require(task, "parent.taskId", "must match " + Errors.ID);
        }
    }

    private void checkPolicy() {
        Policy policy = brief.policy();
        LimitRules.values(policy.limits(), "policy.", errors);
        errors.require(policy.maxConcurrent() >= 1, "policy.parallel.maxConcurrent", "must be at least 1");
        errors.require(policy.commitEvery() >= 1, "policy.commitEvery", "must be at least 1");
        boolean severity = SEVERITIES.contains(policy.ignoreBelow());
        errors.require(severity, "policy.ignoreBelow", "must be minor, major, critical or none");
        errors.require(Errors.duration(policy.poll().everyMs(), 1_000), "policy.poll.every", "must be 1 s to 365 d");
        errors.require(policy.poll().attempts() >= 1, "policy.poll.attempts", "must be at least 1");
        ReminderRules.check(policy.reminders(), errors);
        for (int i = 0; i < policy.escalation().size(); i++) {
            Escalation escalation = policy.escalation().get(i);
            String field = "policy.escalation[" + i + "]";
            errors.requireQueue(escalation.queue(), field + ".queue");
            errors.require(escalation.attempts() >= 1, field + ".attempts", "must be at least 1");
        }
    }

    private void checkPlanning() {
        PlanSource planning = brief.planning();
        errors.requireQueue(planning.taskQueue(), "planning.taskQueue");
        errors.requireQueue(planning.queue(), "planning.queue");
        errors.require(planning.maxPlanAttempts() >= 1, "planning.maxPlanAttempts", "must be at least 1");
        boolean given = planning.strategy() == Strategy.GIVEN;
        boolean criteria = planning.strategy() == Strategy.CRITERIA;
        errors.require(!given || !brief.tasks().isEmpty(), "tasks", "strategy GIVEN needs at least one");
        errors.require(given || brief.tasks().isEmpty(), "tasks", "are run under strategy GIVEN only");
        errors.require(!criteria || !brief.criteria().isEmpty(), "criteria", "strategy CRITERIA needs at least one");
    }

    private void checkCriteria() {
        Set<String> seen = new HashSet<>();
        Set<String> tasks = brief.tasks().stream().map(Task::id).collect(Collectors.toSet());
        for (int i = 0; i < brief.criteria().size(); i++) {
            Criterion criterion = brief.criteria().get(i);
            String field = "criteria[" + i + "]";
            errors.require(Errors.ID.matcher(criterion.id()).matches(), field + ".id", "must match " + Errors.ID);
            errors.require(seen.add(criterion.id()), field + ".id", "'" + criterion.id() + "' is used twice");
            errors.require(!criterion.text().isBlank(), field + ".text", "must not be empty");
            checkProvers(criterion.provedBy(), tasks, field + ".provedBy");
            if (criterion.check() != null) {
                CheckRules.check(criterion.check(), field + ".check", errors);
            }
        }
    }

    private void checkProvers(List<String> names, Set<String> tasks, String field) {
        for (int j = 0; j < names.size(); j++) {
            String name = names.get(j);
            errors.require(tasks.contains(name), field + "[" + j + "]", "there is no task '" + name + "'");
        }
    }
}
