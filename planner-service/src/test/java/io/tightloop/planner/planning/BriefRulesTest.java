package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.asking;
import static io.tightloop.planner.planning.BriefFixtures.brief;
import static io.tightloop.planner.planning.BriefFixtures.check;
import static io.tightloop.planner.planning.BriefFixtures.criterion;
import static io.tightloop.planner.planning.BriefFixtures.given;
import static io.tightloop.planner.planning.BriefFixtures.in;
import static io.tightloop.planner.planning.BriefFixtures.limited;
import static io.tightloop.planner.planning.BriefFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BriefRulesTest {
    private static final List<Criterion> TESTS = List.of(criterion("tests"));
    private static final Brief RIGHT = given(task("t1"));

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("criteria: ASYNC needs at least one", given(List.of(), task("t1"))),
                arguments("tasks: strategy GIVEN needs at least one", given()),
                arguments("tasks: are run under strategy GIVEN only", brief(Strategy.CRITERIA, TESTS, tasks("t1"))),
                arguments("tasks[1].id: 't1' is used twice", given(task("t1"), task("t1"))),
                arguments("tasks[0].id: must match [A-Za-z0-9._-]{1,128}", given(task("a/b"))),
                arguments("criteria[1].id: 'a' is used twice", given(twice("a"), task("t1"))),
                arguments(
                        "criteria[0].provedBy[0]: there is no task 't9'",
                        given(List.of(criterion("a", "t9")), task("t1"))),
                arguments("tasks[1].dependsOn[1]: there is no task 't9'", given(task("t1"), task("t2", "t1", "t9"))),
                arguments("tasks: depend on each other: t1 → t1", given(task("t1", "t1"))),
                arguments(
                        "tasks: depend on each other: b → c → b",
                        given(task("a", "b"), task("b", "c"), task("c", "b"), task("d"))),
                arguments("goal: must not be empty", with(" ", 1)),
                arguments("policy.parallel.maxConcurrent: must be at least 1", with("x", 0)),
                arguments("tasks: are run under strategy GIVEN only", brief(Strategy.AGENT, TESTS, tasks("t1"))),
                arguments("policy.maxRetries: must be at least 1", limited(RIGHT, new Limits(0, 1, null, null))),
                arguments("policy.maxIterations: must be at least 1", limited(RIGHT, new Limits(1, 0, null, null))),
                arguments("policy.maxDuration: must be 1 ms to 365 d", limited(RIGHT, new Limits(1, 1, 0L, null))),
                arguments(
                        "policy.maxDuration: must be 1 ms to 365 d",
                        limited(RIGHT, new Limits(1, 1, Long.MAX_VALUE, null))),
                arguments("policy.tokenBudget: must be at least 1", limited(RIGHT, new Limits(1, 1, null, 0L))),
                arguments("policy.commitEvery: must be at least 1", ruled(0, "minor")),
                arguments("policy.ignoreBelow: must be minor, major, critical or none", ruled(3, "tiny")),
                arguments(
                        "policy.escalation[1].queue: must match [a-z0-9._-]{1,64}",
                        ruled(3, "none", new Escalation("strong", 1), new Escalation("No Queue", 1))),
                arguments(
                        "policy.escalation[0].attempts: must be at least 1",
                        ruled(3, "none", new Escalation("strong", 0))),
                arguments("policy.poll.every: must be 1 s to 365 d", polled(new Poll(999, 1))),
                arguments("policy.poll.attempts: must be at least 1", polled(new Poll(1_000, 0))),
                arguments("parent.sessionId: must match [A-Za-z0-9._-]{1,128}", childOf(new Parent("", ""))),
                arguments("parent.taskId: must match [A-Za-z0-9._-]{1,128}", childOf(new Parent("p1", "a b"))),
                arguments(
                        "planning.queue: must match [a-z0-9._-]{1,64}",
                        BriefFixtures.with(RIGHT, new PlanSource(Strategy.GIVEN, "agents", "", 3))),
                arguments(
                        "planning.maxPlanAttempts: must be at least 1",
                        BriefFixtures.with(RIGHT, new PlanSource(Strategy.GIVEN, "agents", "planners", 0))),
                arguments(
                        "tasks[0].checks[1].path: is needed by a file check",
                        given(BriefFixtures.checked(
                                task("t1"), check(CheckType.COMMAND, "true"), check(CheckType.FILE, null)))),
                arguments("tasks: must be at most 10000 but are 10001", given(many(10_001))),
                arguments("tasks[0].priority: must be 0 to 4", given(rated(5, 1))),
                arguments("tasks[0].priority: must be 0 to 4", given(rated(-1, 1))),
                arguments("tasks[0].retry.maxAttempts: must be at least 1", given(rated(0, 0))),
                arguments("criteria[0].check.command: is needed by a command check", checked(CheckType.COMMAND)),
                arguments("criteria[0].check.path: is needed by a file check", checked(CheckType.FILE)),
                arguments("criteria[0].check.url: is needed by an http check", checked(CheckType.HTTP)),
                arguments(
                        "criteria[0].check.queue: an agent check needs one that matches [a-z0-9._-]{1,64}",
                        checked(CheckType.AGENT)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_brief_is_told_its_field(String error, Brief brief) {
        assertThat(BriefRules.errors(brief)).extracting(FieldError::toString).containsExactly(error);
    }

    @Test
    void a_right_brief_has_no_errors() {
        Brief brief = given(List.of(criterion("a", "t2"), criterion("b")), task("t1"), task("t2", "t1"));

        assertThat(BriefRules.errors(brief)).isEmpty();
        assertThat(BriefRules.unsupported(brief)).isEmpty();
        assertThat(BriefRules.errors(childOf(new Parent("p1", "")))).isEmpty();
        assertThat(BriefRules.errors(childOf(new Parent("p1", "t1")))).isEmpty();
    }

    @Test
    void pairing_without_criteria_and_tasks_needs_an_agent_that_plans() {
        Brief agent = in(Mode.SYNC, brief(Strategy.AGENT, List.of(), List.of()));
        Brief given = in(Mode.SYNC, brief(Strategy.GIVEN, List.of(), List.of()));

        assertThat(BriefRules.errors(agent)).isEmpty();
        assertThat(BriefRules.unsupported(agent)).isEmpty();
        assertThat(BriefRules.errors(given))
                .extracting(FieldError::toString)
                .containsExactly("tasks: strategy GIVEN needs at least one");
    }

    @Test
    void ten_thousand_tasks_are_allowed() {
        assertThat(BriefRules.errors(given(many(10_000)))).isEmpty();
    }

    static Stream<Arguments> unsupported() {
        Policy unknown = asking(BriefFixtures.POLICY, ConfirmationKind.PLAN, ConfirmationKind.UNKNOWN);
        return Stream.of(
                arguments("planning.strategy", brief(Strategy.LLM, TESTS, List.of())),
                arguments("planning.strategy", brief(Strategy.UNKNOWN, TESTS, List.of())),
                arguments("mode", in(Mode.UNKNOWN, RIGHT)),
                arguments("criteria[0].check.type", checked(CheckType.UNKNOWN)),
                arguments("policy.confirm[1]", BriefFixtures.with(RIGHT, policy -> unknown)),
                arguments(
                        "tasks[0].checks[0].type",
                        given(BriefFixtures.checked(task("t1"), check(CheckType.UNKNOWN, null)))));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void what_this_version_cannot_do_is_named(String field, Brief brief) {
        assertThat(BriefRules.unsupported(brief)).map(FieldError::field).hasValue(field);
    }

    private static Task[] many(int count) {
        return IntStream.range(0, count).mapToObj(i -> task("t" + i)).toArray(Task[]::new);
    }

    private static Brief ruled(int commitEvery, String ignoreBelow, Escalation... escalation) {
        Policy policy = BriefFixtures.policy(
                BriefFixtures.LIMITS, true, true, null, commitEvery, ignoreBelow, List.of(escalation));
        return BriefFixtures.with(RIGHT, before -> policy);
    }

    private static List<Task> tasks(String id) {
        return List.of(task(id));
    }

    private static List<Criterion> twice(String id) {
        return List.of(criterion(id), criterion(id));
    }

    private static Task rated(int priority, int maxAttempts) {
        return new Task(
                "t1",
                "do",
                "",
                null,
                "{}",
                List.of(),
                List.of(),
                priority,
                1_000,
                maxAttempts,
                0,
                "",
                null,
                List.of(),
                null);
    }

    private static Brief polled(Poll poll) {
        Policy policy = new Policy(
                BriefFixtures.LIMITS, 3, true, true, true, true, true, null, 3, "minor", List.of(), poll, null);
        return BriefFixtures.with(RIGHT, before -> policy);
    }

    private static Brief childOf(Parent parent) {
        return BriefFixtures.with(RIGHT, parent);
    }

    private static Brief with(String goal, int maxConcurrent) {
        Policy policy = new Policy(
                BriefFixtures.LIMITS,
                maxConcurrent,
                true,
                true,
                true,
                true,
                true,
                null,
                3,
                "minor",
                List.of(),
                Poll.USUAL,
                Reminders.USUAL);
        return new Brief(
                "",
                goal,
                Mode.ASYNC,
                TESTS,
                tasks("t1"),
                List.of(),
                List.of(),
                "",
                RIGHT.planning(),
                policy,
                null,
                null,
                Map.of(),
                null);
    }

    private static Brief checked(CheckType type) {
        return given(List.of(new Criterion("a", "a holds", check(type, null), List.of())), task("t1"));
    }
}
