package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.LIMITS;
import static io.tightloop.planner.planning.BriefFixtures.byCriteria;
import static io.tightloop.planner.planning.BriefFixtures.criterion;
import static io.tightloop.planner.planning.BriefFixtures.given;
import static io.tightloop.planner.planning.BriefFixtures.task;
import static io.tightloop.planner.planning.PlanningFixtures.NOW;
import static io.tightloop.planner.planning.PlanningFixtures.asked;
import static io.tightloop.planner.planning.PlanningFixtures.failedTask;
import static io.tightloop.planner.planning.PlanningFixtures.found;
import static io.tightloop.planner.planning.PlanningFixtures.handedOver;
import static io.tightloop.planner.planning.PlanningFixtures.interrupted;
import static io.tightloop.planner.planning.PlanningFixtures.noSession;
import static io.tightloop.planner.planning.PlanningFixtures.of;
import static io.tightloop.planner.planning.PlanningFixtures.one;
import static io.tightloop.planner.planning.PlanningFixtures.planning;
import static io.tightloop.planner.planning.PlanningFixtures.reported;
import static io.tightloop.planner.planning.PlanningFixtures.tasks;
import static io.tightloop.planner.planning.PlanningFixtures.unproven;
import static io.tightloop.planner.planning.PlanningFixtures.wished;
import static io.tightloop.planner.planning.PlanningFixtures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanningRulesTest {
    private static final Brief ONE_TASK = given(task("t1"));
    private static final Brief TWO_TASKS = given(task("t1"), task("t2", "t1"));

    @Test
    void given_tasks_are_planned_on_the_task_queue_and_handed_over() {
        List<Event> events = planning(TWO_TASKS).proceed();

        assertThat(tasks(events))
                .extracting(Task::id, Task::queue, Task::dependsOn, Task::origin)
                .containsExactly(tuple("t1", "agents", List.of(), null), tuple("t2", "agents", List.of("t1"), null));
        assertThat(events.getLast()).isEqualTo(new Event.PlanConfirmed(1, LIMITS, 2, List.of("tests"), 0, NOW));
    }

    @Test
    void tasks_are_planned_after_those_they_depend_on() {
        assertThat(tasks(planning(given(task("a", "b"), task("b"), task("c"))).proceed()))
                .extracting(Task::id)
                .containsExactly("b", "a", "c");
    }

    @Test
    void under_criteria_each_criterion_is_a_task() {
        assertThat(tasks(planning(byCriteria("tests", "docs")).proceed()))
                .extracting(Task::id, Task::title, Task::description)
                .containsExactly(
                        tuple("c-tests", "Meet: tests holds", "Goal: ship it\nCriterion: tests holds"),
                        tuple("c-docs", "Meet: docs holds", "Goal: ship it\nCriterion: docs holds"));
    }

    @Test
    void a_plan_is_made_once() {
        assertThat(handedOver(ONE_TASK).proceed()).isEmpty();
    }

    @Test
    void a_failed_criterion_runs_its_tasks_again_with_the_evidence() {
        Brief brief = given(List.of(criterion("tests", "t2"), criterion("docs")), task("t1"), task("t2", "t1"));

        assertThat(handedOver(brief).plannedAgainFor(unproven("d1", "tests")))
                .extracting(Task::id, Task::origin, Task::dependsOn, Task::feedback)
                .containsExactly(tuple("t2.2", "t2", List.of(), "tests unproven: exit code 1"));
    }

    @Test
    void all_given_tasks_run_again_once_for_criteria_that_name_none() {
        Brief brief = given(List.of(criterion("tests"), criterion("docs", "t2")), task("t1"), task("t2", "t1"));

        assertThat(handedOver(brief).plannedAgainFor(unproven("d1", "tests"), unproven("d2", "docs")))
                .extracting(Task::id, Task::dependsOn, Task::feedback)
                .containsExactly(
                        tuple("t1.2", List.of(), "tests unproven: exit code 1"),
                        tuple("t2.2", List.of("t1.2"), "tests unproven: exit code 1\ndocs unproven: exit code 1"));
    }

    @Test
    void runs_are_counted_over_iterations() {
        PlanningFixtures session = handedOver(ONE_TASK);
        session.plannedAgainFor(failedTask("d1", "t1"));
        Discovery again = found("d2", Discovery.Source.TASK, "t1.2", "t1.2 failed", "timeout", null, 2);

        assertThat(session.plannedAgainFor(again))
                .extracting(Task::id, Task::origin)
                .containsExactly(tuple("t1.3", "t1"));
    }

    @Test
    void a_run_takes_no_id_that_the_brief_uses() {
        assertThat(handedOver(given(task("t1"), task("t1.2"))).plannedAgainFor(failedTask("d1", "t1")))
                .extracting(Task::id)
                .containsExactly("t1.3");
    }

    @Test
    void what_a_worker_reports_is_a_new_task_that_can_run_again() {
        PlanningFixtures session = handedOver(ONE_TASK);

        assertThat(session.plannedAgainFor(reported("d1", "release notes")))
                .extracting(Task::id, Task::title, Task::description, Task::queue, Task::origin)
                .containsExactly(tuple("d1", "release notes", "write them", "agents", null));
        Discovery failed = found("d2", Discovery.Source.TASK, "d1", "failed", "timeout", null, 2);
        assertThat(session.plannedAgainFor(failed)).extracting(Task::id).containsExactly("d1.2");
    }

    @Test
    void under_criteria_an_unproven_criterion_and_its_failed_task_are_one_run() {
        assertThat(handedOver(byCriteria("tests", "docs"))
                        .plannedAgainFor(unproven("d1", "tests"), failedTask("d2", "c-tests")))
                .extracting(Task::id, Task::feedback)
                .containsExactly(tuple("c-tests.2", "tests unproven: exit code 1\nc-tests failed: timeout"));
    }

    @Test
    void a_discovery_read_twice_is_noted_once() {
        PlanningFixtures session = handedOver(ONE_TASK);

        assertThat(session.when(new Input.KeepDiscovery(reported("d1", "notes"))))
                .hasSize(1);
        assertThat(session.when(new Input.KeepDiscovery(reported("d1", "notes"))))
                .isEmpty();
    }

    @Test
    void a_baton_of_an_iteration_that_is_over_is_ignored() {
        assertThat(handedOver(ONE_TASK).when(new Input.TakeBaton(1, 0, LIMITS, 0)))
                .isEmpty();
    }

    @Test
    void an_interrupted_plan_is_made_after_continue() {
        PlanningFixtures session = interrupted(ONE_TASK);
        assertThat(session.proceed()).isEmpty();

        Limits raised = new Limits(6, 30, null, null);
        session.when(session.signal(Input.Signal.CONTINUE, raised));

        assertThat(session.proceed().getLast())
                .isEqualTo(new Event.PlanConfirmed(1, raised, 1, List.of("tests"), 0, NOW));
    }

    @Test
    void a_baton_that_could_not_be_handled_is_planned_after_continue() {
        PlanningFixtures session = handedOver(ONE_TASK);
        session.when(new Input.KeepDiscovery(unproven("d1", "tests")));
        assertThat(session.when(new Input.Park("broken", NOW)))
                .containsExactly(new Event.SessionEnded(EndStatus.FAILED, "broken", 2, List.of("tests"), NOW));

        session.when(session.signal(Input.Signal.CONTINUE));

        assertThat(tasks(session.proceed())).extracting(Task::id).containsExactly("t1.2");
    }

    @Test
    void ordinals_of_an_iteration_begin_at_twenty_thousand_times_the_iterations_before() {
        PlanningFixtures session = handedOver(TWO_TASKS);

        assertThat(of(session.proceedAgainFor(unproven("d1", "tests")), Event.TaskPlanned.class))
                .extracting(Event.TaskPlanned::ordinal)
                .containsExactly(20_000, 20_001);
    }

    @Test
    void the_handoff_lists_what_the_review_found_unproven() {
        PlanningFixtures session = handedOver(given(List.of(criterion("a"), criterion("b")), task("t1")));

        List<Event> events = session.proceedAgainFor(unproven("d1", "b"), reported("d2", "notes"));

        assertThat(one(events, Event.PlanConfirmed.class).unproven()).containsExactly("b");
    }

    @Test
    void a_run_again_waits_for_the_runs_of_what_it_depends_on() {
        PlanningFixtures session = asked(ONE_TASK);
        session.whenAndThen(session.answer(Answer.YES, ""));
        session.proceedAgainFor(unproven("d1", "tests"));
        session.whenAndThen(session.answer(Answer.EDIT, "", task("extra", "t1.2"), task("t1.2")));
        session.whenAndThen(session.answer(Answer.YES, ""));

        session.proceedAgainFor(
                found("d2", Discovery.Source.TASK, "extra", "extra failed", "timeout", null, 2),
                found("d3", Discovery.Source.CRITERION, "tests", "tests unproven", "exit code 1", null, 2));

        assertThat(tasks(session.whenAndThen(session.answer(Answer.YES, ""))))
                .extracting(Task::id, Task::origin, Task::dependsOn)
                .containsExactly(tuple("t1.3", "t1", List.of()), tuple("extra.2", "extra", List.of("t1.3")));
    }

    @Test
    void what_was_discovered_is_forgotten_once_it_is_planned() {
        PlanningFixtures session = handedOver(ONE_TASK);
        session.when(new Input.KeepDiscovery(unproven("d1", "tests")));
        assertThat(session.discoveries(1)).hasSize(1);

        session.when(new Input.TakeBaton(2, 1, LIMITS, 0));
        session.proceed();

        assertThat(session.discoveries(1)).isEmpty();
    }

    @Test
    void what_a_person_wishes_is_a_new_task() {
        assertThat(handedOver(ONE_TASK).plannedAgainFor(wished("d1", "more colour")))
                .extracting(Task::id, Task::title)
                .containsExactly(tuple("d1", "more colour"));
    }

    @Test
    void tasks_that_a_person_wrote_are_exactly_the_plan() {
        PlanningFixtures session = handedOver(ONE_TASK);

        List<Event> events = session.proceedAgainFor(
                unproven("d1", "tests"),
                written("d2", task("fix", "t1", "look")),
                written("d3", task("t1")),
                written("d4", task("look", "t1")));

        assertThat(tasks(events))
                .extracting(Task::id, Task::dependsOn, Task::queue)
                .containsExactly(
                        tuple("t1-new", List.of(), "agents"),
                        tuple("look", List.of("t1-new"), "agents"),
                        tuple("fix", List.of("t1-new", "look"), "agents"));
        assertThat(one(events, Event.PlanConfirmed.class).unproven()).containsExactly("tests");
    }

    @Test
    void a_task_that_a_person_wrote_depends_on_nothing_that_is_settled() {
        assertThat(handedOver(ONE_TASK).plannedAgainFor(written("d1", task("fix", "t1"))))
                .extracting(Task::id, Task::dependsOn)
                .containsExactly(tuple("fix", List.of()));
    }

    @Test
    void parking_an_unknown_or_ended_session_says_nothing() {
        assertThat(noSession().when(new Input.Park("broken", NOW))).isEmpty();
        assertThat(interrupted(ONE_TASK).when(new Input.Park("broken", NOW))).isEmpty();
    }
}
