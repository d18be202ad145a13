package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.PlanningFixtures.brief;
import static io.tightloop.planner.planning.PlanningFixtures.criterion;
import static io.tightloop.planner.planning.PlanningFixtures.given;
import static io.tightloop.planner.planning.PlanningFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BriefRulesTest {
    private static final List<Criterion> TESTS = List.of(criterion("tests"));

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
                arguments("goal: must not be empty", with(" ", new Limits(1, 1), 1)),
                arguments("policy.maxRetries: must be at least 1", with("x", new Limits(0, 1), 1)),
                arguments("policy.maxIterations: must be at least 1", with("x", new Limits(1, 0), 1)),
                arguments("policy.parallel.maxConcurrent: must be at least 1", with("x", new Limits(1, 1), 0)),
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
    }

    @Test
    void what_this_version_cannot_do_is_named() {
        assertThat(BriefRules.unsupported(brief(Strategy.LLM, TESTS, List.of())))
                .hasValueSatisfying(error -> assertThat(error.field()).isEqualTo("planning.strategy"));
        assertThat(BriefRules.unsupported(checked(CheckType.UNKNOWN)))
                .hasValueSatisfying(error -> assertThat(error.field()).isEqualTo("criteria[0].check.type"));
    }

    private static List<Task> tasks(String id) {
        return List.of(task(id));
    }

    private static List<Criterion> twice(String id) {
        return List.of(criterion(id), criterion(id));
    }

    private static Task rated(int priority, int maxAttempts) {
        return new Task("t1", "do", "", null, "{}", List.of(), List.of(), priority, 1_000, maxAttempts, 0, "", null);
    }

    private static Brief with(String goal, Limits limits, int maxConcurrent) {
        List<Task> tasks = tasks("t1");
        return new Brief(
                "",
                goal,
                Mode.ASYNC,
                TESTS,
                tasks,
                "",
                Strategy.GIVEN,
                "agents",
                limits,
                maxConcurrent,
                null,
                null,
                Map.of());
    }

    private static Brief checked(CheckType type) {
        Check empty = new Check(type, null, null, null, null, null, null, null);
        return given(List.of(new Criterion("a", "a holds", empty, List.of())), task("t1"));
    }
}
