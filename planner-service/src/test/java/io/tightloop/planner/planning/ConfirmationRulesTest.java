package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.asking;
import static io.tightloop.planner.planning.BriefFixtures.byAgent;
import static io.tightloop.planner.planning.BriefFixtures.criterion;
import static io.tightloop.planner.planning.BriefFixtures.given;
import static io.tightloop.planner.planning.BriefFixtures.in;
import static io.tightloop.planner.planning.BriefFixtures.task;
import static io.tightloop.planner.planning.PlanningFixtures.NOW;
import static io.tightloop.planner.planning.PlanningFixtures.asked;
import static io.tightloop.planner.planning.PlanningFixtures.detail;
import static io.tightloop.planner.planning.PlanningFixtures.drafting;
import static io.tightloop.planner.planning.PlanningFixtures.handedOver;
import static io.tightloop.planner.planning.PlanningFixtures.names;
import static io.tightloop.planner.planning.PlanningFixtures.noSession;
import static io.tightloop.planner.planning.PlanningFixtures.of;
import static io.tightloop.planner.planning.PlanningFixtures.one;
import static io.tightloop.planner.planning.PlanningFixtures.planning;
import static io.tightloop.planner.planning.PlanningFixtures.reason;
import static io.tightloop.planner.planning.PlanningFixtures.tasks;
import static io.tightloop.planner.planning.PlanningFixtures.unproven;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.planner.planning.Event.CommandAccepted;
import io.tightloop.planner.planning.Event.ConfirmationAnswered;
import io.tightloop.planner.planning.Event.ConfirmationRequested;
import io.tightloop.planner.planning.Event.Rejection;
import io.tightloop.planner.planning.Event.TaskProposed;
import io.tightloop.planner.planning.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfirmationRulesTest {
    private static final Brief TWO_TASKS = given(task("t1"), task("t2", "t1"));

    @Test
    void a_plan_is_proposed_and_asked_about_before_anything_runs() {
        List<Event> events = planning(asking(TWO_TASKS)).proceed();

        assertThat(names(events))
                .containsExactly(
                        "DraftWritten",
                        "TaskProposed",
                        "TaskProposed",
                        "PlanProposed",
                        "ConfirmationRequested",
                        "StatusChanged");
        assertThat(one(events, ConfirmationRequested.class))
                .isEqualTo(new ConfirmationRequested("plan-1-1", "Run this plan of 2 tasks for iteration 1?", 1, NOW));
        assertThat(events.getLast()).isEqualTo(new Event.StatusChanged(true, 1, NOW));
    }

    @Test
    void pairing_asks_and_delegation_does_not() {
        assertThat(handedOver(in(Mode.SYNC, TWO_TASKS)).root().status()).isEqualTo(Status.AWAITING);
        assertThat(handedOver(in(Mode.ASYNC, TWO_TASKS)).root().status()).isEqualTo(Status.HANDED_OVER);
        assertThat(BriefFixtures.POLICY.asked(Mode.SYNC))
                .containsExactly(
                        ConfirmationKind.PLAN,
                        ConfirmationKind.TASK,
                        ConfirmationKind.DISCOVERIES,
                        ConfirmationKind.DONE);
        assertThat(BriefFixtures.POLICY.asked(Mode.ASYNC)).isEmpty();
    }

    @Test
    void yes_hands_the_plan_over() {
        PlanningFixtures session = asked(TWO_TASKS);

        List<Event> events = session.whenAndThen(session.answer(Answer.YES, ""));

        assertThat(names(events))
                .containsExactly(
                        "CommandAccepted", "ConfirmationAnswered", "TaskPlanned", "TaskPlanned", "PlanConfirmed");
        assertThat(one(events, CommandAccepted.class).detail()).isEqualTo("YES to plan-1-1");
        assertThat(one(events, ConfirmationAnswered.class))
                .isEqualTo(new ConfirmationAnswered("plan-1-1", Answer.YES, "", "ada", 1, NOW));
        assertThat(session.root().status()).isEqualTo(Status.HANDED_OVER);
    }

    @Test
    void no_keeps_given_tasks_and_asks_again_with_what_was_said_without_limit() {
        PlanningFixtures session = asked(TWO_TASKS);

        for (int draft = 2; draft <= 6; draft++) {
            List<Event> events = session.whenAndThen(session.answer(Answer.NO, "say it in verse"));
            assertThat(one(events, ConfirmationRequested.class).confirmationId())
                    .isEqualTo("plan-1-" + draft);
            assertThat(names(events)).doesNotContain("StatusChanged");
        }
        session.whenAndThen(session.answer(Answer.NO, "and short"));

        assertThat(tasks(session.whenAndThen(session.answer(Answer.YES, ""))))
                .extracting(Task::id)
                .containsExactly("t1", "t2");
    }

    @Test
    void each_task_heeds_everything_that_was_said() {
        PlanningFixtures session = asked(TWO_TASKS);
        session.whenAndThen(session.answer(Answer.NO, "in verse"));

        List<Event> events = session.whenAndThen(session.answer(Answer.NO, "and short"));

        assertThat(of(events, TaskProposed.class))
                .extracting(TaskProposed::draft, proposed -> proposed.task().feedback())
                .containsExactly(tuple(3, "in verse\nand short"), tuple(3, "in verse\nand short"));
    }

    @Test
    void no_asks_an_agent_for_another_plan_and_counts_anew() {
        PlanningFixtures session = drafting(asking(byAgent()));
        session.planOf(task("t1", "t9"));
        session.proceed();
        session.claim();
        session.planOf(task("t1"));
        session.proceed();

        List<Event> events = session.whenAndThen(session.answer(Answer.NO, "smaller steps"));

        assertThat(names(events))
                .containsExactly(
                        "CommandAccepted", "ConfirmationAnswered", "DraftDropped", "StatusChanged", "PlanDispatched");
        assertThat(one(events, Event.StatusChanged.class).awaiting()).isFalse();
        assertThat(one(events, Event.PlanDispatched.class).attempt()).isEqualTo(1);
        assertThat(session.request().feedback()).isEqualTo("smaller steps");

        session.claim();
        session.planOf(task("t1"), task("t2"));
        List<Event> again = session.proceed();
        assertThat(one(again, ConfirmationRequested.class).confirmationId()).isEqualTo("plan-1-2");
        assertThat(one(again, Event.StatusChanged.class).awaiting()).isTrue();
    }

    @Test
    void edit_replaces_the_tasks_and_asks_again() {
        PlanningFixtures session = asked(TWO_TASKS);

        List<Event> events = session.whenAndThen(session.answer(Answer.EDIT, "", task("b", "a"), task("a")));

        assertThat(of(events, TaskProposed.class))
                .extracting(proposed -> proposed.task().id())
                .containsExactly("a", "b");
        assertThat(one(events, ConfirmationRequested.class).confirmationId()).isEqualTo("plan-1-2");
        assertThat(tasks(session.whenAndThen(session.answer(Answer.YES, ""))))
                .extracting(Task::id)
                .containsExactly("a", "b");
    }

    @Test
    void a_failed_criterion_runs_the_edited_tasks_again() {
        PlanningFixtures session = asked(given(List.of(criterion("tests", "t1")), task("t1")));
        session.whenAndThen(session.answer(Answer.EDIT, "", task("a"), task("b", "a")));
        session.whenAndThen(session.answer(Answer.YES, ""));

        List<Event> events = session.proceedAgainFor(unproven("d1", "tests"));

        assertThat(of(events, TaskProposed.class))
                .extracting(
                        proposed -> proposed.task().id(),
                        proposed -> proposed.task().origin())
                .containsExactly(tuple("a.2", "a"), tuple("b.2", "b"));
    }

    @Test
    void an_edited_run_stays_a_run_of_its_origin() {
        PlanningFixtures session = asked(given(task("t1")));
        session.whenAndThen(session.answer(Answer.YES, ""));
        session.proceedAgainFor(unproven("d1", "tests"));

        session.whenAndThen(session.answer(Answer.EDIT, "", task("t1.2"), task("extra", "t1")));

        assertThat(tasks(session.whenAndThen(session.answer(Answer.YES, ""))))
                .extracting(Task::id, Task::origin, Task::dependsOn)
                .containsExactly(tuple("t1.2", "t1", List.of()), tuple("extra", null, List.of()));
    }

    @Test
    void a_wrong_edit_leaves_the_question_open() {
        PlanningFixtures session = asked(TWO_TASKS);

        List<Event> events = session.when(session.answer(Answer.EDIT, "", task("a", "b"), task("a")));

        assertThat(reason(events)).isEqualTo(Rejection.INVALID);
        assertThat(detail(events))
                .isEqualTo("tasks[0].dependsOn[0]: there is no task 'b'; tasks[1].id: 'a' is used twice");
        assertThat(session.root().draft().question()).isEqualTo("plan-1-1");
    }

    @Test
    void an_answer_must_fit_the_question() {
        PlanningFixtures session = asked(TWO_TASKS);

        assertThat(detail(session.when(session.answer(Answer.SKIP, ""))))
                .isEqualTo("answer: must be one of YES, NO, EDIT");
        assertThat(detail(session.when(session.answer(Answer.REVIEW, "why?")))).startsWith("answer: must be one of");
        assertThat(detail(session.when(session.answer(Answer.NO, " ")))).startsWith("feedback: ");
        assertThat(detail(session.when(session.answer(Answer.EDIT, "")))).startsWith("tasks: ");
        assertThat(detail(session.when(session.answer(Answer.YES, "", task("a")))))
                .startsWith("tasks: ");
        assertThat(reason(session.when(session.answer(Answer.UNKNOWN, "")))).isEqualTo(Rejection.UNSUPPORTED);
        assertThat(session.root().status()).isEqualTo(Status.AWAITING);
    }

    @Test
    void an_answer_is_given_wherever_the_session_is() {
        PlanningFixtures unknown = noSession();
        assertThat(reason(unknown.when(unknown.answer("plan-1-1", Answer.YES, ""))))
                .isEqualTo(Rejection.UNKNOWN_SESSION);
        assertThat(reason(unknown.when(unknown.answer(ConfirmationKind.PLAN, "plan-1-1", Answer.YES, "", "digest"))))
                .isEqualTo(Rejection.ARCHIVED);

        PlanningFixtures running = handedOver(TWO_TASKS);
        assertThat(reason(running.when(running.answer("plan-1-1", Answer.YES, ""))))
                .isEqualTo(Rejection.STALE);
        assertThat(detail(running.when(running.answer("plan-1-1", Answer.YES, ""))))
                .isEqualTo("plan-1-1 is not open: it was answered or withdrawn");
        assertThat(reason(running.when(running.answer(ConfirmationKind.UNKNOWN, "x-1", Answer.YES, "", null))))
                .isEqualTo(Rejection.UNSUPPORTED);

        PlanningFixtures waiting = asked(TWO_TASKS);
        assertThat(reason(waiting.when(waiting.answer("plan-1-9", Answer.YES, ""))))
                .isEqualTo(Rejection.STALE);
    }

    @Test
    void break_withdraws_the_question_and_continue_asks_under_a_new_id() {
        PlanningFixtures session = asked(TWO_TASKS);

        assertThat(names(session.when(session.signal(Signal.BREAK))))
                .containsExactly("CommandAccepted", "ConfirmationWithdrawn", "SessionEnded");
        assertThat(reason(session.when(session.answer("plan-1-1", Answer.YES, ""))))
                .isEqualTo(Rejection.ENDED);

        List<Event> events = session.whenAndThen(session.signal(Signal.CONTINUE));
        assertThat(one(events, ConfirmationRequested.class).confirmationId()).isEqualTo("plan-1-2");
        assertThat(one(events, Event.StatusChanged.class).awaiting()).isTrue();
        assertThat(of(events, TaskProposed.class)).hasSize(2);
        assertThat(reason(session.when(session.answer("plan-1-1", Answer.YES, ""))))
                .isEqualTo(Rejection.STALE);
    }

    @Test
    void an_unexpected_error_withdraws_the_question() {
        assertThat(names(asked(TWO_TASKS).when(new Input.Park("broken", NOW))))
                .containsExactly("ConfirmationWithdrawn", "SessionEnded");
    }

    @Test
    void the_next_iteration_is_asked_about_anew() {
        PlanningFixtures session = asked(given(task("t1")));
        session.whenAndThen(session.answer(Answer.YES, ""));

        List<Event> events = session.proceedAgainFor(unproven("d1", "tests"));

        assertThat(one(events, ConfirmationRequested.class))
                .isEqualTo(new ConfirmationRequested("plan-2-1", "Run this plan of 1 task for iteration 2?", 2, NOW));
        assertThat(one(events, TaskProposed.class).ordinal()).isEqualTo(20_000);
    }
}
