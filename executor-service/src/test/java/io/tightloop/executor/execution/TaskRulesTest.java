package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.BROKEN;
import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.dispatchedIn;
import static io.tightloop.executor.execution.SessionFixtures.due;
import static io.tightloop.executor.execution.SessionFixtures.startedSession;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskRulesTest {
    @Test
    void an_attempt_that_nobody_takes_is_dispatched_again_and_counts_as_no_failure() {
        var session = activeSession(task("a")).proceeded();
        String first = session.workId("a");
        long later = NOW + 6 * 3_600_000;
        assertThat(session.when(due("a", later - 1))).isEmpty();
        session.when(due("a", later));
        assertThat(dispatchedIn(session.proceed(later))).containsExactly("a");
        assertThat(session.workId("a")).isNotEqualTo(first);
        assertThat(session.the("a").attempt().number()).isEqualTo(1);
        assertThat(session.the("a").troubles().failures()).isZero();
    }

    @Test
    void a_failed_attempt_waits_longer_each_time_and_then_the_task_fails() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        long second = retryAt(session.when(session.failureOf("a", true, NOW)));
        assertThat(second - NOW).isBetween(1_000L, 1_200L);
        assertThat(session.when(due("a", second - 1))).isEmpty();
        session.when(due("a", second));
        session.proceed(second);
        session.when(session.claimOf("a", "c1", second));
        long third = retryAt(session.when(session.failureOf("a", true, second)));
        assertThat(third - second).isBetween(2_000L, 2_400L);
        session.when(due("a", third));
        session.proceed(third);
        session.when(session.claimOf("a", "c1", third));
        assertThat(session.when(session.failureOf("a", true, third)))
                .containsExactly(new Event.TaskFailed("a", "do a", 3, BROKEN, third));
    }

    @Test
    void a_failure_that_another_attempt_would_not_help_is_final() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        assertThat(session.when(session.failureOf("a", false, NOW)))
                .containsExactly(new Event.TaskFailed("a", "do a", 1, BROKEN, NOW));
    }

    @Test
    void a_task_that_waits_for_its_retry_holds_no_slot_and_keeps_the_baton_here() {
        var session = activeSession(task("a"), task("b"), task("c")).proceeded().claimed("a");
        session.when(session.failureOf("a", true, NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("c");
        session.claimed("b").when(session.completionOf("b", NOW));
        session.claimed("c").when(session.completionOf("c", NOW));
        assertThat(session.proceed(NOW)).isEmpty();
        assertThat(session.root().counts()).isEqualTo(new Counts(2, 0, 0, 1, 0));
    }

    @Test
    void the_wait_is_five_minutes_and_a_fifth_at_most() {
        assertThat(new Retry(99, 1_000).waitAfter(50, "7-abc")).isBetween(300_000L, 360_000L);
        assertThat(new Retry(99, Long.MAX_VALUE).waitAfter(1, "7-abc")).isBetween(300_000L, 360_000L);
    }

    @Test
    void work_ids_begin_with_the_start_and_differ_by_nonce_subject_and_attempt() {
        String id = WorkIds.of(7, "n", "a", 1);
        assertThat(id).matches("7-[0-9a-f]{32}").isEqualTo(WorkIds.of(7, "n", "a", 1));
        assertThat(List.of(WorkIds.of(7, "m", "a", 1), WorkIds.of(7, "n", "b", 1), WorkIds.of(7, "n", "a", 2)))
                .doesNotHaveDuplicates()
                .doesNotContain(id);
    }

    @Test
    void the_place_of_work_in_the_queue_is_stored_and_stays_what_it_was() {
        var session = activeSession(task("a"));
        assertThat(session.the("a").rank()).isEqualTo("120000000000");
    }

    @Test
    void a_task_that_cannot_be_run_names_the_field_that_is_wrong() {
        var session = startedSession();
        assertThatThrownBy(() -> session.planned(task("a").withPriority(5)))
                .hasMessage("task 'a'.priority: must be 0 to 4, is 5");
        assertThatThrownBy(() -> session.planned(task("a").withAttempts(0)))
                .hasMessage("task 'a'.retry.maxAttempts: must be at least 1, is 0");
    }

    private static long retryAt(List<Event> events) {
        assertThat(events).singleElement().isInstanceOf(Event.TaskRetryScheduled.class);
        return ((Event.TaskRetryScheduled) events.getFirst()).retryAt();
    }
}
