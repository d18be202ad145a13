package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.CONFIRMING;
import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.POLICY;
import static io.tightloop.executor.execution.SessionFixtures.SEEN;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.dispatchedIn;
import static io.tightloop.executor.execution.SessionFixtures.due;
import static io.tightloop.executor.execution.SessionFixtures.escalatingTo;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckRulesTest {
    @Test
    void a_result_is_accepted_when_each_of_its_checks_has_passed_one_after_the_other() {
        var session = activeSession(task("a").checkedBy(PlannedTask.COMMAND, PlannedTask.FILE))
                .proceeded();
        session.claimed("a");
        var result = session.completionOf("a", NOW);
        assertThat(steps(session.when(result))).containsExactly("UsageRecorded", "ResultKept");
        assertThat(steps(session.proceed(NOW))).containsExactly("CHECK 1");
        assertThat(session.the("a").check()).isEqualTo(PlannedTask.COMMAND);
        session.claimed("a");
        var events = session.when(session.verdictOf("a", Verdict.PASSED));
        assertThat(events.getFirst())
                .isEqualTo(new Event.TaskVerified("a", 1, 0, Verdict.PASSED, SEEN.seenAt(NOW, "w1"), 1, NOW));
        assertThat(steps(events)).containsExactly("TaskVerified", "TaskReadied");
        assertThat(steps(session.proceed(NOW))).containsExactly("CHECK 1");
        assertThat(session.the("a").check()).isEqualTo(PlannedTask.FILE);
        assertThat(session.the("a").deadline()).isEqualTo(NOW + Attempt.UNCLAIMED_MS);
        session.claimed("a");
        assertThat(session.when(session.verdictOf("a", Verdict.PASSED)))
                .last()
                .isEqualTo(new Event.TaskSucceeded("a", 1, "42", null, List.of(), NOW));
        assertThat(steps(session.when(result))).as("the accepted result again").containsExactly("ResultIgnored");
    }

    @Test
    void a_task_that_is_checked_takes_its_slot_back_before_more_urgent_work_and_others_go_on() {
        var session = activeSession(task("c").withPriority(0), task("a").checkedBy(PlannedTask.COMMAND), task("b"));
        session.proceeded().claimed("c").when(session.failureOf("c", true, NOW));
        session.proceeded().when(due("c", session.the("c").deadline()));
        session.claimed("a").when(session.completionOf("a", NOW));
        assertThat(steps(session.proceed(NOW))).containsExactly("CHECK 1");
        assertThat(session.the("a").status()).isEqualTo(TaskStatus.CHECKING);
        session.claimed("b").when(session.completionOf("b", NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("c");
    }

    @Test
    void a_check_that_does_not_pass_is_a_failed_attempt_whose_evidence_the_next_one_heeds() {
        var session =
                activeSession(task("a").checkedBy(PlannedTask.COMMAND)).ran("a").claimed("a");
        var events = session.when(session.verdictOf("a", Verdict.FAILED));
        var retry = (Event.TaskRetryScheduled) events.getLast();
        assertThat(retry.error()).isEqualTo(new Failure("check_failed", SEEN.summary()));
        session.when(due("a", retry.retryAt()));
        session.proceed(retry.retryAt());
        assertThat(session.the("a").attempt().step()).isEqualTo(Step.WORK);
        assertThat(session.the("a").attempt().number()).isEqualTo(2);
        assertThat(session.the("a").feedback()).isEqualTo("mind the gap\n" + SEEN.summary());
    }

    @Test
    void checks_that_never_pass_spend_the_attempts() {
        var session = activeSession(task("a").withAttempts(1).checkedBy(PlannedTask.COMMAND));
        session.ran("a").claimed("a");
        assertThat(session.when(session.verdictOf("a", Verdict.INCONCLUSIVE)).getLast())
                .isEqualTo(new Event.TaskFailed("a", "do a", 1, new Failure("check_failed", SEEN.summary()), NOW));
    }

    @Test
    void a_verdict_without_evidence_is_inconclusive() {
        var session =
                activeSession(task("a").checkedBy(PlannedTask.COMMAND)).ran("a").claimed("a");
        assertThat(session.when(session.verdictWithoutEvidence("a")).getFirst())
                .isInstanceOfSatisfying(Event.TaskVerified.class, verified -> {
                    assertThat(verified.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
                    assertThat(verified.evidence().summary()).isEqualTo("the worker gave no evidence");
                });
    }

    @Test
    void a_check_that_fails_to_run_is_tried_three_times_and_then_inconclusive() {
        var session = activeSession(task("a").checkedBy(PlannedTask.COMMAND)).ran("a");
        for (int tries = 1; tries < 3; tries++) {
            session.claimed("a");
            assertThat(steps(session.when(session.failureOf("a", true, NOW))))
                    .containsExactly("UsageRecorded", "StepRetryScheduled");
            assertThat(session.the("a").status()).isEqualTo(TaskStatus.CHECKING);
            assertThat(session.proceed(NOW)).as("it waits").isEmpty();
            session.when(due("a", session.the("a").deadline()));
            assertThat(steps(session.proceed(NOW))).containsExactly("CHECK " + (tries + 1));
        }
        session.claimed("a");
        assertThat(steps(session.when(session.failureOf("a", true, NOW))))
                .containsExactly("TaskVerified", "TaskRetryScheduled");
    }

    @Test
    void a_check_whose_lease_is_lost_is_tried_again_in_its_slot() {
        var session =
                activeSession(task("a").checkedBy(PlannedTask.COMMAND)).ran("a").claimed("a");
        assertThat(steps(session.when(due("a", NOW + 10_000)))).containsExactly("WorkCancelled", "StepRetryScheduled");
        assertThat(session.root().running()).containsExactly("a");
    }

    @Test
    void a_check_that_nobody_takes_is_dispatched_again() {
        var session = activeSession(task("a").checkedBy(PlannedTask.COMMAND)).ran("a");
        assertThat(steps(session.when(due("a", NOW + Attempt.UNCLAIMED_MS))))
                .containsExactly("WorkCancelled", "TaskReadied");
        assertThat(steps(session.proceed(NOW))).containsExactly("CHECK 1");
    }

    @Test
    void a_result_that_only_leads_to_a_check_is_told_by_what_it_used_even_if_that_is_nothing() {
        var session = activeSession(task("a").checkedBy(PlannedTask.COMMAND))
                .proceeded()
                .claimed("a");
        assertThat(session.when(session.completionOf("a", NOW)))
                .first()
                .isEqualTo(new Event.UsageRecorded("a", Usage.NONE, 0, NOW));
    }

    @Test
    void a_check_that_break_calls_off_is_made_again_after_continue_with_the_result_kept() {
        var session =
                activeSession(task("a").checkedBy(PlannedTask.COMMAND)).ran("a").claimed("a");
        var late = session.verdictOf("a", Verdict.PASSED);
        assertThat(steps(session.interrupted().when(late))).containsExactly("ResultIgnored");
        assertThat(session.continued().the("a").attempt().step()).isEqualTo(Step.CHECK);
        session.claimed("a");
        assertThat(steps(session.when(session.verdictOf("a", Verdict.PASSED))))
                .containsExactly("TaskVerified", "TaskSucceeded");
    }

    @Test
    void a_manual_check_asks_about_the_task_after_the_others_passed_even_if_the_policy_does_not() {
        var session = activeSession(POLICY, task("a").checkedBy(PlannedTask.MANUAL, PlannedTask.COMMAND));
        session.ran("a").claimed("a");
        var events = session.when(session.verdictOf("a", Verdict.PASSED));
        assertThat(steps(events)).containsExactly("TaskVerified", "ConfirmationRequested");
        assertThat(((Event.TaskVerified) events.getFirst()).check()).isEqualTo(1);
    }

    @Test
    void a_check_that_fails_keeps_a_task_from_being_asked_about() {
        var session = activeSession(CONFIRMING, task("a").checkedBy(PlannedTask.COMMAND));
        session.ran("a").claimed("a");
        assertThat(steps(session.when(session.verdictOf("a", Verdict.FAILED))))
                .containsExactly("TaskVerified", "TaskRetryScheduled");
    }

    @Test
    void checks_that_fail_three_times_alike_take_the_task_to_the_next_queue() {
        var policy = escalatingTo(new Escalation("strong", 2));
        var session = activeSession(policy, task("a").withAttempts(9).checkedBy(PlannedTask.COMMAND));
        for (int i = 0; i < 3; i++) {
            session.ran("a").claimed("a").when(session.verdictOf("a", Verdict.FAILED));
            if (session.the("a").deadline() != 0) {
                session.when(due("a", session.the("a").deadline()));
            }
        }
        assertThat(session.the("a").queue()).isEqualTo("strong");
        assertThat(session.the("a").feedback()).endsWith(SEEN.summary());
    }

    private static List<String> steps(List<Event> events) {
        return events.stream()
                .map(event -> event instanceof Event.TaskDispatched sent
                        ? sent.step() + " " + sent.attempt()
                        : event.getClass().getSimpleName())
                .toList();
    }
}
