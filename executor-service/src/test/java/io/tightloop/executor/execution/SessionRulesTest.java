package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.BROKEN;
import static io.tightloop.executor.execution.SessionFixtures.LIMITS;
import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.POLICY;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.dispatchedIn;
import static io.tightloop.executor.execution.SessionFixtures.edit;
import static io.tightloop.executor.execution.SessionFixtures.opening;
import static io.tightloop.executor.execution.SessionFixtures.skippedIn;
import static io.tightloop.executor.execution.SessionFixtures.startedSession;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static io.tightloop.executor.execution.SessionFixtures.unknownSession;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionRulesTest {
    @Test
    void ready_tasks_go_by_priority_then_plan_order_up_to_the_allowed_number() {
        var session = activeSession(task("a"), task("b"), task("urgent").withPriority(0));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("urgent", "a");
        session.claimed("urgent").when(session.completionOf("urgent", NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("b");
    }

    @Test
    void a_task_waits_until_all_it_depends_on_have_succeeded() {
        var session = activeSession(task("a"), task("b"), task("c").after("a", "b"));
        session.proceeded().claimed("a").when(session.completionOf("a", NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).isEmpty();
        session.claimed("b").when(session.completionOf("b", NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("c");
    }

    @Test
    void a_task_may_be_planned_before_what_it_depends_on() {
        var session = activeSession(task("b").after("a"), task("a"));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("a");
        session.claimed("a").when(session.completionOf("a", NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("b");
    }

    @Test
    void nothing_is_dispatched_before_the_baton_comes() {
        assertThat(startedSession().planned(task("a")).proceed(NOW)).isEmpty();
    }

    @Test
    void an_empty_plan_is_handed_over_at_once_and_once() {
        assertThat(activeSession().proceed(NOW))
                .containsExactly(new Event.ExecutionFinished(1, LIMITS, Counts.NONE, 0, NOW));
    }

    @Test
    void the_baton_goes_on_when_every_task_is_settled() {
        var session = activeSession(task("a"), task("b"), task("c").after("b"));
        session.proceeded().claimed("a").when(session.completionOf("a", NOW));
        session.claimed("b").when(session.failureOf("b", false, NOW));
        assertThat(session.proceed(NOW))
                .containsExactly(new Event.ExecutionFinished(1, LIMITS, new Counts(1, 1, 0, 0, 1), 0, NOW));
    }

    @Test
    void what_waits_for_a_failed_task_is_skipped_once_however_many_ways_lead_to_it() {
        var session = activeSession(
                task("a"), task("b").after("a"), task("c").after("a"), task("d").after("b", "c"), task("other"));
        session.proceeded().claimed("a");
        var events = session.when(session.failureOf("a", false, NOW));
        assertThat(events).first().isEqualTo(new Event.TaskFailed("a", "do a", 1, BROKEN, NOW));
        assertThat(skippedIn(events))
                .containsExactly(
                        "b: depends on a, which failed",
                        "c: depends on a, which failed",
                        "d: depends on b, which was skipped");
        assertThat(session.the("other").status()).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void a_task_planned_behind_one_that_already_failed_is_skipped_with_all_behind_it() {
        var session = activeSession(task("a")).failedForGood("a").proceeded();
        session.planned(task("c").after("b"));
        assertThat(skippedIn(session.when(task("b").after("a").at(2))))
                .containsExactly("b: depends on a, which failed", "c: depends on b, which was skipped");
    }

    @Test
    void a_later_iteration_runs_its_own_tasks_and_keeps_counting() {
        var session = activeSession(task("a")).ran("a");
        session.planned(task("a.2").after("a")).batonOf(2);
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("a.2");
        session.claimed("a.2").when(session.completionOf("a.2", NOW));
        assertThat(session.proceed(NOW))
                .containsExactly(new Event.ExecutionFinished(2, LIMITS, new Counts(2, 0, 0, 0, 0), 0, NOW));
    }

    @Test
    void what_is_delivered_again_causes_nothing() {
        var session = activeSession(task("a"));
        assertThat(session.when(opening(POLICY))).isEmpty();
        assertThat(session.when(task("a").at(0))).isEmpty();
        assertThat(session.when(new Input.ReceiveBaton(1, LIMITS, List.of(), 0)))
                .isEmpty();
    }

    @Test
    void a_criterion_is_relayed_once() {
        var session = startedSession();
        assertThat(session.when(new Input.RelayCriterion(0, "k0")))
                .containsExactly(new Event.CriterionRelayed(0, "k0"));
        assertThat(session.when(new Input.RelayCriterion(0, "k0"))).isEmpty();
        assertThat(session.when(new Input.RelayCriterion(1, "k1")))
                .containsExactly(new Event.CriterionRelayed(1, "k1"));
    }

    @Test
    void a_session_that_is_not_here_takes_no_plan_and_no_baton() {
        assertThat(unknownSession().when(task("a").at(0))).isEmpty();
        assertThat(unknownSession().when(new Input.ReceiveBaton(1, LIMITS, List.of(), 0)))
                .isEmpty();
        assertThat(unknownSession().when(new Input.RelayCriterion(0, "k0"))).isEmpty();
        assertThat(unknownSession().proceed(NOW)).isEmpty();
    }

    @Test
    void an_id_of_an_earlier_iteration_is_run_again_when_it_is_planned_again() {
        var session = activeSession(task("a")).ran("a");
        session.planned(task("a").in(2)).batonOf(2);
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("a");
        session.claimed("a").when(session.completionOf("a", NOW));
        assertThat(session.root().counts()).isEqualTo(new Counts(2, 0, 0, 0, 0));
    }

    @Test
    void what_an_earlier_use_of_an_id_was_waited_for_does_not_count_for_the_next() {
        var session = activeSession(task("a"), task("b").after("a")).ran("a", "b");
        session.planned(task("a").in(2), task("c").in(2), task("b").in(2).after("c"))
                .batonOf(2)
                .proceeded();
        session.claimed("a").when(session.completionOf("a", NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).as("b waits for c").isEmpty();
        session.claimed("c").when(session.completionOf("c", NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("b");
    }

    @Test
    void a_task_behind_one_that_a_person_took_out_is_skipped() {
        var session = activeSession(task("a"), task("b")).interrupted();
        session.when(edit(task("b")));
        session.continued().ran("b");
        assertThat(skippedIn(session.when(task("c").in(2).after("a").at(9))))
                .containsExactly("c: depends on a, which was taken out of the plan");
        assertThat(session.batonOf(2).proceed(NOW)).singleElement().isInstanceOf(Event.ExecutionFinished.class);
    }

    @Test
    void tasks_that_wait_for_one_that_never_came_are_skipped_when_nothing_else_moves() {
        var session =
                activeSession(task("a"), task("b").after("ghost"), task("c").after("b"));
        assertThat(skippedIn(session.proceed(NOW))).as("a runs").isEmpty();
        session.claimed("a").when(session.completionOf("a", NOW));
        var events = session.proceed(NOW);
        assertThat(skippedIn(events))
                .containsExactlyInAnyOrder(
                        "b: depends on a task that is not in the plan", "c: depends on a task that is not in the plan");
        assertThat(events.getLast())
                .isEqualTo(new Event.ExecutionFinished(1, LIMITS, new Counts(1, 0, 0, 0, 2), 0, NOW));
    }

    @Test
    void ordinals_of_late_iterations_still_order_the_tasks() {
        var session = startedSession();
        session.when(task("late").at(2_000_000_000));
        session.when(task("early").at(99_999_999));
        assertThat(dispatchedIn(session.batonOf(1).proceed(NOW))).containsExactly("early", "late");
    }

    @Test
    void a_checkpoint_is_reported_for_each_full_group_in_the_order_of_success() {
        var session = activeSession(task("a"), task("b"), task("c"), task("d"), task("e"), task("f"), task("g"));
        session.ran("b", "a").proceeded().claimed("c");
        assertThat(session.when(session.completionOf("c", NOW)))
                .endsWith(new Event.CheckpointReached(1, List.of("b", "a", "c"), new Counts(3, 0, 1, 3, 0), 1, NOW));
        session.ran("d", "e").claimed("f");
        assertThat(session.when(session.completionOf("f", NOW)))
                .endsWith(new Event.CheckpointReached(2, List.of("d", "e", "f"), new Counts(6, 0, 1, 0, 0), 1, NOW));
        session.claimed("g");
        assertThat(session.when(session.completionOf("g", NOW))).hasSize(1);
    }

    @Test
    void a_group_of_a_checkpoint_goes_on_in_the_next_iteration() {
        var session = activeSession(task("a"), task("b")).ran("a", "b");
        session.planned(task("c").in(2)).batonOf(2).proceeded().claimed("c");
        assertThat(session.when(session.completionOf("c", NOW)))
                .endsWith(new Event.CheckpointReached(1, List.of("a", "b", "c"), new Counts(3, 0, 0, 0, 0), 2, NOW));
    }
}
