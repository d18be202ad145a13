package io.tightloop.planner.planning;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Briefs and their parts, in phrases. */
final class BriefFixtures {
    static final Limits LIMITS = new Limits(5, 20, null, null);
    static final Policy POLICY =
            new Policy(LIMITS, 3, true, true, true, true, true, null, 3, "minor", List.of(), Poll.USUAL, null);

    private BriefFixtures() {}

    static Brief given(Task... tasks) {
        return brief(Strategy.GIVEN, List.of(criterion("tests")), List.of(tasks));
    }

    static Brief given(List<Criterion> criteria, Task... tasks) {
        return brief(Strategy.GIVEN, criteria, List.of(tasks));
    }

    static Brief byCriteria(String... ids) {
        return brief(
                Strategy.CRITERIA,
                List.of(ids).stream().map(BriefFixtures::criterion).toList(),
                List.of());
    }

    static Brief byAgent() {
        return brief(Strategy.AGENT, List.of(criterion("tests"), criterion("docs")), List.of());
    }

    static Brief brief(Strategy strategy, List<Criterion> criteria, List<Task> tasks) {
        return new Brief(
                "",
                "ship it",
                Mode.ASYNC,
                criteria,
                tasks,
                List.of("no downtime"),
                List.of("little time"),
                "",
                new PlanSource(strategy, "agents", "planners", 3),
                POLICY,
                null,
                null,
                Map.of(),
                null);
    }

    static Brief with(Brief brief, UnaryOperator<Policy> policy) {
        return copy(brief, brief.mode(), brief.planning(), policy.apply(brief.policy()), brief.parent());
    }

    static Brief with(Brief brief, PlanSource planning) {
        return copy(brief, brief.mode(), planning, brief.policy(), brief.parent());
    }

    static Brief with(Brief brief, Parent parent) {
        return copy(brief, brief.mode(), brief.planning(), brief.policy(), parent);
    }

    static Brief in(Mode mode, Brief brief) {
        return copy(brief, mode, brief.planning(), brief.policy(), brief.parent());
    }

    static Brief asking(Brief brief) {
        return with(brief, policy -> asking(policy, ConfirmationKind.PLAN));
    }

    static Brief limited(Brief brief, Limits limits) {
        return with(brief, policy -> limited(policy, limits));
    }

    static Brief notEnforced(Brief brief) {
        return with(brief, policy -> rules(policy, false, true));
    }

    static Brief skippable(Brief brief) {
        return with(brief, policy -> rules(policy, true, false));
    }

    static Policy asking(Policy policy, ConfirmationKind... kinds) {
        return policy(policy.limits(), policy.enforced(), policy.blockOnSkip(), List.of(kinds), 3, "minor", List.of());
    }

    static Policy limited(Policy policy, Limits limits) {
        return policy(limits, policy.enforced(), policy.blockOnSkip(), policy.confirm(), 3, "minor", List.of());
    }

    static Policy rules(Policy policy, boolean enforced, boolean blockOnSkip) {
        return policy(policy.limits(), enforced, blockOnSkip, policy.confirm(), 3, "minor", List.of());
    }

    static Policy policy(
            Limits limits,
            boolean enforced,
            boolean blockOnSkip,
            List<ConfirmationKind> confirm,
            int commitEvery,
            String ignoreBelow,
            List<Escalation> escalation) {
        return new Policy(
                limits,
                3,
                enforced,
                blockOnSkip,
                true,
                true,
                true,
                confirm,
                commitEvery,
                ignoreBelow,
                escalation,
                Poll.USUAL,
                Reminders.USUAL);
    }

    static Criterion criterion(String id, String... provedBy) {
        return new Criterion(id, id + " holds", check(CheckType.COMMAND, "true"), List.of(provedBy));
    }

    static Check check(CheckType type, String command) {
        return new Check(type, command, null, null, null, null, null, null, null, null, null, null);
    }

    static Check agent(String queue) {
        return new Check(CheckType.AGENT, null, null, null, null, null, null, null, null, null, queue, null);
    }

    static Task task(String id, String... dependsOn) {
        return new Task(
                id,
                "do " + id,
                "",
                null,
                "{}",
                List.of(dependsOn),
                List.of(),
                2,
                60_000,
                3,
                1_000,
                "",
                null,
                List.of(),
                null);
    }

    static Task titled(Task task, String title) {
        return new Task(
                task.id(),
                title,
                task.description(),
                task.queue(),
                task.input(),
                task.dependsOn(),
                task.files(),
                task.priority(),
                task.timeoutMs(),
                task.maxAttempts(),
                task.backoffMs(),
                task.feedback(),
                task.origin(),
                task.checks(),
                task.callbackUrl());
    }

    static Task checked(Task task, Check... checks) {
        return new Task(
                task.id(),
                task.title(),
                task.description(),
                task.queue(),
                task.input(),
                task.dependsOn(),
                task.files(),
                task.priority(),
                task.timeoutMs(),
                task.maxAttempts(),
                task.backoffMs(),
                task.feedback(),
                task.origin(),
                List.of(checks),
                task.callbackUrl());
    }

    private static Brief copy(Brief brief, Mode mode, PlanSource planning, Policy policy, Parent parent) {
        return new Brief(
                brief.name(),
                brief.goal(),
                mode,
                brief.criteria(),
                brief.tasks(),
                brief.constraints(),
                brief.risks(),
                brief.context(),
                planning,
                policy,
                brief.workspace(),
                brief.callbackUrl(),
                brief.labels(),
                parent);
    }
}
