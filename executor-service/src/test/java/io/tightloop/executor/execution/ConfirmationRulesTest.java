package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.CONFIRMING;
import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.accepted;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.answer;
import static io.tightloop.executor.execution.SessionFixtures.askingAbout;
import static io.tightloop.executor.execution.SessionFixtures.dispatchedIn;
import static io.tightloop.executor.execution.SessionFixtures.due;
import static io.tightloop.executor.execution.SessionFixtures.refusal;
import static io.tightloop.executor.execution.SessionFixtures.skippedIn;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static io.tightloop.executor.execution.SessionFixtures.unknownSession;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfirmationRulesTest {
    @Test
    void a_result_is_asked_about_with_its_output() {
        var session = activeSession(CONFIRMING, task("a")).proceeded().claimed("a");
        var events = session.when(session.completionOf("a", NOW));
        assertThat(events.getLast())
                .isEqualTo(new Event.ConfirmationRequested("a", 1, "do a", "42", "", 1, NOW))
                .extracting(event -> ((Event.ConfirmationRequested) event).confirmationId())
                .isEqualTo("task-a-1");
        assertThat(session.root().counts()).isEqualTo(new Counts(0, 0, 0, 1, 0));
    }

    @Test
    void several_questions_are_open_at_once_and_hold_no_slot() {
        var session = activeSession(
                CONFIRMING, task("a"), task("b"), task("c"), task("d").after("a"));
        session.ran("a", "b", "c");
        assertThat(session.when(answer("task-b-1", Answer.YES, ""))).hasSize(3);
        assertThat(session.the("a").status()).isEqualTo(TaskStatus.AWAITING);
        session.when(answer("task-a-1", Answer.YES, ""));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("d");
    }

    @Test
    void yes_accepts_the_kept_result() {
        assertThat(askingAbout("a").when(answer("task-a-1", Answer.YES, "")))
                .containsExactly(
                        accepted("AnswerConfirmation", "YES to task-a-1", 1),
                        new Event.ConfirmationAnswered("a", 1, Answer.YES, "", "ann", 1, NOW),
                        new Event.TaskSucceeded("a", 1, "42", null, List.of(), NOW));
    }

    @Test
    void no_runs_the_task_again_with_the_feedback_without_counting_a_failure() {
        var session = activeSession(CONFIRMING, task("a").withAttempts(1)).ran("a");
        for (int i = 1; i <= 4; i++) {
            assertThat(session.when(answer("task-a-" + i, Answer.NO, "use blue " + i)))
                    .last()
                    .isEqualTo(new Event.TaskRejected("a", i, "use blue " + i, NOW));
            session.ran("a");
        }
        assertThat(session.the("a").feedback()).startsWith("mind the gap\nuse blue 1\nuse blue 2");
        assertThat(session.the("a").troubles().failures()).isZero();
        assertThat(session.the("a").kept().attempt()).isEqualTo(5);
    }

    @Test
    void skip_skips_the_task_and_what_depends_on_it() {
        var session = activeSession(CONFIRMING, task("a"), task("b").after("a")).ran("a");
        var events = session.when(answer("task-a-1", Answer.SKIP, "not needed"));
        assertThat(skippedIn(events))
                .containsExactly("a: skipped by ann: not needed", "b: depends on a, which was skipped");
        assertThat(events)
                .filteredOn(Event.TaskSkipped.class::isInstance)
                .allSatisfy(
                        event -> assertThat(((Event.TaskSkipped) event).by()).isEqualTo("ann"));
        assertThat(session.root().counts()).isEqualTo(new Counts(0, 0, 0, 0, 2));
    }

    @Test
    void review_asks_the_worker_and_its_answer_comes_back_with_the_same_question() {
        var session = askingAbout("a");
        session.when(answer("task-a-1", Answer.REVIEW, "why 42?"));
        assertThat(session.proceed(NOW))
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Event.TaskDispatched.class,
                                sent -> assertThat(sent.step()).isEqualTo(Step.QUESTION)));
        assertThat(session.the("a").status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(session.the("a").kept().question()).isEqualTo("why 42?");
        session.claimed("a");
        assertThat(session.when(session.replyOf("a", "\"because\"")))
                .containsExactly(new Event.ConfirmationRequested("a", 1, "do a", "42", "\"because\"", 1, NOW));
        assertThat(session.when(answer("task-a-1", Answer.YES, "")).getLast())
                .isEqualTo(new Event.TaskSucceeded("a", 1, "42", null, List.of(), NOW));
    }

    @Test
    void a_worker_that_does_not_answer_three_times_gives_the_question_back() {
        var session = askingAbout("a");
        session.when(answer("task-a-1", Answer.REVIEW, "why 42?"));
        for (int tries = 1; tries < 3; tries++) {
            session.proceeded().claimed("a").when(session.failureOf("a", true, NOW));
            assertThat(session.the("a").status()).isEqualTo(TaskStatus.RETRYING);
            session.when(due("a", session.the("a").deadline()));
        }
        session.proceeded().claimed("a");
        assertThat(session.when(due("a", NOW + 10_000)).getLast())
                .isEqualTo(new Event.ConfirmationRequested(
                        "a", 1, "do a", "42", "no answer: worker w1 did not renew its lease", 1, NOW + 10_000));
    }

    @Test
    void an_answer_to_what_is_not_open_is_stale() {
        var session = askingAbout("a");
        String stale = "STALE %s is not open: it was answered or withdrawn";
        for (String id : List.of("task-a-2", "task-b-1", "task-a", "task--1", "plan-1-1", "")) {
            assertThat(refusal(session.when(answer(id, Answer.YES, "")))).isEqualTo(stale.formatted(id));
        }
        session.when(answer("task-a-1", Answer.REVIEW, "why?"));
        assertThat(refusal(session.when(answer("task-a-1", Answer.YES, "")))).isEqualTo(stale.formatted("task-a-1"));
    }

    @Test
    void an_answer_that_does_not_fit_is_refused_by_field_and_the_question_stays_open() {
        var session = askingAbout("a");
        assertThat(refusal(session.when(answer("task-a-1", Answer.EDIT, ""))))
                .isEqualTo("INVALID answer: must be one of YES, NO, REVIEW, SKIP");
        assertThat(refusal(session.when(answer("task-a-1", Answer.UNKNOWN, ""))))
                .isEqualTo("UNSUPPORTED answer: not known to this version");
        assertThat(refusal(session.when(answer("task-a-1", Answer.NO, " "))))
                .isEqualTo("INVALID feedback: NO needs what is wrong");
        assertThat(refusal(session.when(answer("task-a-1", Answer.REVIEW, ""))))
                .isEqualTo("INVALID feedback: REVIEW needs a question");
        var withTasks = new Input.AnswerConfirmation("cmd", "task-a-1", Answer.YES, "", true, "ann", NOW);
        assertThat(refusal(session.when(withTasks))).isEqualTo("INVALID tasks: YES takes none");
        assertThat(session.the("a").status()).isEqualTo(TaskStatus.AWAITING);
    }

    @Test
    void an_end_withdraws_every_open_question_and_continue_asks_it_under_a_new_id() {
        var session = activeSession(CONFIRMING, task("a"), task("b"), task("c")).ran("a", "b");
        var events = session.when(SessionFixtures.signal(Signal.BREAK));
        assertThat(events)
                .contains(
                        new Event.ConfirmationWithdrawn("a", 1, "the session ended: BREAK", 1, NOW),
                        new Event.ConfirmationWithdrawn("b", 1, "the session ended: BREAK", 1, NOW));
        assertThat(refusal(session.when(answer("task-a-1", Answer.YES, ""))))
                .isEqualTo("ENDED the session has ended as INTERRUPTED");
        session.when(SessionFixtures.signal(Signal.CONTINUE));
        assertThat(session.proceed(NOW))
                .startsWith(
                        new Event.ConfirmationRequested("a", 2, "do a", "42", "", 1, NOW),
                        new Event.ConfirmationRequested("b", 2, "do b", "42", "", 1, NOW));
    }

    @Test
    void the_executor_answers_also_for_a_session_that_is_not_here() {
        assertThat(refusal(unknownSession().when(answer("task-a-1", Answer.YES, ""))))
                .isEqualTo("UNKNOWN_SESSION this session is not here");
        assertThat(refusal(unknownSession().archived().when(answer("task-a-1", Answer.YES, ""))))
                .isEqualTo("ARCHIVED the session is archived");
    }

    @Test
    void the_world_is_told_when_only_people_can_move_the_session_and_when_that_ends() {
        var session = activeSession(CONFIRMING, task("a"), task("b")).proceeded();
        session.claimed("a").when(session.completionOf("a", NOW));
        assertThat(session.proceed(NOW)).as("b still runs").isEmpty();
        session.claimed("b").when(session.failureOf("b", true, NOW));
        assertThat(session.proceed(NOW)).as("b will be tried again").isEmpty();
        session.when(due("b", session.the("b").deadline()));
        session.proceeded().claimed("b").when(session.completionOf("b", NOW));
        assertThat(session.proceed(NOW)).containsExactly(new Event.StatusChanged(true, 1, NOW));
        session.when(answer("task-a-1", Answer.NO, "again"));
        assertThat(session.proceed(NOW)).first().isEqualTo(new Event.StatusChanged(false, 1, NOW));
        session.claimed("a").when(session.completionOf("a", NOW));
        assertThat(session.proceed(NOW)).containsExactly(new Event.StatusChanged(true, 1, NOW));
    }

    @Test
    void a_handover_out_of_waiting_needs_no_further_word() {
        var session = askingAbout("a");
        session.when(answer("task-a-1", Answer.YES, ""));
        assertThat(session.proceed(NOW)).singleElement().isInstanceOf(Event.ExecutionFinished.class);
        assertThat(session.root().waiting()).isFalse();
    }
}
