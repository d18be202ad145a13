package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.byAgent;
import static io.tightloop.planner.planning.BriefFixtures.check;
import static io.tightloop.planner.planning.BriefFixtures.checked;
import static io.tightloop.planner.planning.BriefFixtures.task;
import static io.tightloop.planner.planning.PlanningFixtures.drafting;
import static io.tightloop.planner.planning.PlanningFixtures.failedTask;
import static io.tightloop.planner.planning.PlanningFixtures.names;
import static io.tightloop.planner.planning.PlanningFixtures.one;
import static io.tightloop.planner.planning.PlanningFixtures.planning;
import static io.tightloop.planner.planning.PlanningFixtures.tasks;
import static io.tightloop.planner.planning.PlanningFixtures.unproven;
import static io.tightloop.planner.planning.PlanningFixtures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.planner.planning.Event.PlanDispatched;
import io.tightloop.planner.planning.Event.PlanRejected;
import io.tightloop.planner.planning.Event.SessionEnded;
import io.tightloop.planner.planning.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentPlanRulesTest {
    private static final Task BAD = task("t1", "t9");

    @Test
    void the_plan_is_asked_of_the_planning_queue_once() {
        PlanningFixtures session = planning(byAgent());

        assertThat(one(session.proceed(), PlanDispatched.class))
                .extracting(PlanDispatched::attempt, PlanDispatched::queue, PlanDispatched::iteration)
                .containsExactly(1, "planners", 1);
        assertThat(session.workId()).startsWith("7-");
        assertThat(session.proceed()).isEmpty();
    }

    @Test
    void a_valid_plan_is_handed_over_in_the_order_of_its_dependencies() {
        PlanningFixtures session = drafting(byAgent());

        session.planOf(task("b", "a"), task("a"));

        assertThat(tasks(session.proceed()))
                .extracting(Task::id, Task::queue, Task::dependsOn)
                .containsExactly(tuple("a", "agents", List.of()), tuple("b", "agents", List.of("a")));
        assertThat(session.root().status()).isEqualTo(Status.HANDED_OVER);
    }

    @Test
    void a_plan_that_cannot_be_run_goes_back_with_its_errors_at_once() {
        PlanningFixtures session = drafting(byAgent());

        List<Event> events =
                session.planOf(BAD, task("a/b"), checked(task("c"), check(CheckType.UNKNOWN, null)), task("c", "c"));

        String id = "tasks[1].id: must match [A-Za-z0-9._-]{1,128}";
        assertThat(one(events, PlanRejected.class).errors())
                .containsExactly(
                        "tasks[0].dependsOn[0]: there is no task 't9'",
                        id,
                        "tasks[2].checks[0].type: not known to this version",
                        "tasks[3].id: 'c' is used twice");
        assertThat(one(session.proceed(), PlanDispatched.class).attempt()).isEqualTo(2);
        assertThat(session.request().feedback()).contains("there is no task 't9'\n" + id);
    }

    @Test
    void no_plan_and_an_empty_one_are_no_plans() {
        PlanningFixtures session = drafting(byAgent());
        assertThat(one(session.planOf(), PlanRejected.class).errors()).containsExactly("tasks: must be at least 1");
        session.proceed();
        session.claim();

        List<Event> none =
                session.when(new Input.WorkCompleted(session.workId(), "claim", null, Usage.NONE, session.now()));

        assertThat(one(none, PlanRejected.class).errors()).containsExactly("plan: the worker gave none");
    }

    @Test
    void many_errors_are_told_in_part() {
        Task[] bad = new Task[25];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = task("t" + i, "x");
        }

        List<String> errors =
                one(drafting(byAgent()).planOf(bad), PlanRejected.class).errors();

        assertThat(errors).hasSize(21).last().isEqualTo("and 5 more");
    }

    @Test
    void without_a_valid_plan_the_session_fails_and_continue_counts_anew() {
        PlanningFixtures session = drafting(byAgent());
        for (int attempt = 1; attempt < 3; attempt++) {
            session.planOf(BAD);
            session.proceed();
            session.claim();
        }

        SessionEnded ended = one(session.planOf(BAD), SessionEnded.class);
        assertThat(ended.status()).isEqualTo(EndStatus.FAILED);
        assertThat(ended.reason())
                .isEqualTo("no valid plan after 3 attempts: tasks[0].dependsOn[0]: there is no task 't9'");
        assertThat(ended.unproven()).containsExactly("tests", "docs");

        List<Event> resumed = session.whenAndThen(session.signal(Signal.CONTINUE));
        assertThat(one(resumed, PlanDispatched.class).attempt()).isEqualTo(1);
        assertThat(session.request().feedback()).contains("there is no task 't9'");
    }

    @Test
    void a_failed_attempt_is_followed_after_a_growing_wait() {
        PlanningFixtures session = drafting(byAgent());

        PlanRejected first = one(session.failed(true), PlanRejected.class);
        assertThat(first.errors()).containsExactly("crashed: out of memory");
        assertThat(first.retryAt() - session.now()).isBetween(1_000L, 1_200L);
        assertThat(session.proceed()).isEmpty();
        assertThat(session.due()).isEmpty();

        session.later(first.retryAt() - session.now()).due();
        assertThat(one(session.proceed(), PlanDispatched.class).attempt()).isEqualTo(2);
        session.claim();
        PlanRejected second = one(session.failed(true), PlanRejected.class);
        assertThat(second.retryAt() - session.now()).isBetween(2_000L, 2_400L);
    }

    @Test
    void a_failure_that_no_attempt_can_mend_ends_the_session() {
        assertThat(one(drafting(byAgent()).failed(false), SessionEnded.class).reason())
                .isEqualTo("no valid plan after 1 attempt: crashed: out of memory");
    }

    @Test
    void a_lost_lease_and_a_timeout_are_failures() {
        PlanningFixtures silent = drafting(byAgent());
        assertThat(one(silent.later(10_000).due(), PlanRejected.class).errors())
                .containsExactly("lease_lost: no heartbeat from planner-1");

        PlanningFixtures endless = drafting(byAgent());
        long longest = Attempt.LONGEST_RUN_MS + 5_000;
        for (long ms = 0; ms < longest; ms += 5_000) {
            assertThat(endless.due()).isEmpty();
            endless.heartbeat();
            endless.later(5_000);
        }
        assertThat(one(endless.due(), PlanRejected.class).errors())
                .containsExactly("timeout: no plan after 1800000 ms");
    }

    @Test
    void an_unclaimed_plan_is_asked_for_again_without_counting() {
        PlanningFixtures session = planning(byAgent());
        session.proceed();
        String before = session.workId();

        session.later(6 * 3_600_000L).due();

        assertThat(one(session.proceed(), PlanDispatched.class).attempt()).isEqualTo(1);
        assertThat(session.workId()).isNotEqualTo(before);
    }

    @Test
    void break_calls_the_attempt_off_and_its_result_is_ignored() {
        PlanningFixtures session = drafting(byAgent());
        String workId = session.workId();

        assertThat(names(session.when(session.signal(Signal.BREAK))))
                .containsExactly("CommandAccepted", "WorkCancelled", "SessionEnded");
        assertThat(names(session.completed(workId, "claim", task("t1")))).containsExactly("ResultIgnored");
        assertThat(session.root().status()).isEqualTo(Status.ENDED);
        assertThat(names(session.whenAndThen(session.signal(Signal.CONTINUE))))
                .containsExactly("CommandAccepted", "SessionResumed", "PlanDispatched");
    }

    @Test
    void break_ends_a_session_that_waits_for_the_next_attempt() {
        PlanningFixtures session = drafting(byAgent());
        session.failed(true);

        assertThat(names(session.when(session.signal(Signal.BREAK))))
                .containsExactly("CommandAccepted", "SessionEnded");
        assertThat(session.root().planDeadline()).isZero();
    }

    @Test
    void the_next_iteration_is_asked_for_with_what_was_found_and_what_is_frozen() {
        PlanningFixtures session = drafting(byAgent());
        session.planOf(task("t1"), task("t2"));
        session.proceed();

        session.proceedAgainFor(unproven("d1", "docs"), failedTask("d2", "t2"));

        PlanRequest request = session.request();
        assertThat(request.iteration()).isEqualTo(2);
        assertThat(request.accepted()).containsExactly("t1");
        assertThat(request.discovered())
                .extracting(PlanRequest.Found::title, PlanRequest.Found::subject)
                .containsExactly(tuple("docs unproven", "docs"), tuple("t2 failed", "t2"));
        assertThat(request.criteria())
                .extracting(PlanRequest.Wanted::id, PlanRequest.Wanted::status)
                .containsExactly(tuple("tests", "PROVEN"), tuple("docs", "UNPROVEN"));
        assertThat(request.constraints()).containsExactly("no downtime");
        assertThat(request.risks()).containsExactly("little time");
    }

    @Test
    void earlier_tasks_are_frozen_and_may_be_named_as_settled() {
        PlanningFixtures session = drafting(byAgent());
        session.planOf(task("t1"));
        session.proceed();
        session.proceedAgainFor(unproven("d1", "docs"));
        session.claim();

        assertThat(one(session.planOf(task("t1")), PlanRejected.class).errors())
                .containsExactly("tasks[0].id: 't1' is a task of an earlier iteration, which is frozen");
        session.proceed();
        session.claim();
        session.planOf(task("t2", "t1"));

        assertThat(tasks(session.proceed()))
                .extracting(Task::id, Task::dependsOn)
                .containsExactly(tuple("t2", List.of()));
    }

    @Test
    void tasks_that_a_person_wrote_need_no_agent() {
        PlanningFixtures session = drafting(byAgent());
        session.planOf(task("t1"));
        session.proceed();

        assertThat(session.plannedAgainFor(written("d1", task("t2"))))
                .extracting(Task::id)
                .containsExactly("t2");
    }
}
