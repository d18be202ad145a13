package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.WORKER;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.due;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseRulesTest {
    @Test
    void the_first_claim_of_an_attempt_starts_its_lease_of_ten_seconds() {
        var session = activeSession(task("a")).proceeded();
        String workId = session.workId("a");
        assertThat(session.when(session.claimOf("a", "c1", NOW)))
                .containsExactly(new Event.TaskStarted("a", workId, Step.WORK, 1, "c1", WORKER, NOW + 10_000, NOW));
        assertThat(session.the("a").deadline()).isEqualTo(NOW + 10_000);
    }

    @ParameterizedTest
    @CsvSource({"30000, 30000", "1, 1000", "-5, 1000", "3600000, 3600000", "9223372036854775807, 3600000"})
    void a_claim_says_its_lease_from_a_second_to_an_hour(long asked, long given) {
        var session = activeSession(task("a")).proceeded();
        assertThat(session.when(session.claimForLease("a", asked)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.TaskStarted.class,
                        started -> assertThat(started.leaseUntil()).isEqualTo(NOW + given));
    }

    @Test
    void a_heartbeat_renews_the_lease_for_as_long_as_the_claim_said() {
        var session = activeSession(task("a")).proceeded();
        session.when(session.claimForLease("a", 20_000));
        assertThat(session.when(session.heartbeatOf("a", NOW + 4_000)))
                .containsExactly(new Event.LeaseRenewed("a", NOW + 24_000));
        assertThat(session.when(session.heartbeatOf("a", NOW + 23_000)))
                .containsExactly(new Event.LeaseRenewed("a", NOW + 43_000));
        assertThat(session.when(due("a", NOW + 24_000))).isEmpty();
        assertThat(session.the("a").deadline()).isEqualTo(NOW + 43_000);
    }

    @Test
    void a_heartbeat_that_is_late_renews_a_lease_whose_end_nobody_has_noticed() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        assertThat(session.when(session.heartbeatOf("a", NOW + 10_000)))
                .containsExactly(new Event.LeaseRenewed("a", NOW + 20_000));
        assertThat(session.when(due("a", NOW + 10_000))).isEmpty();
    }

    @Test
    void a_result_that_comes_before_its_lost_lease_is_noticed_is_accepted() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        assertThat(session.when(session.completionOf("a", NOW + 11_000)))
                .singleElement()
                .isInstanceOf(Event.TaskSucceeded.class);
    }

    @Test
    void a_lost_lease_is_a_failed_attempt_that_is_tried_again() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        String workId = session.workId("a");
        var events = session.when(due("a", NOW + 10_000));
        assertThat(events).hasSize(2);
        assertThat(events.getFirst())
                .isEqualTo(new Event.WorkCancelled("a", workId, "worker w1 did not renew its lease", NOW + 10_000));
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        Event.TaskRetryScheduled.class,
                        retry -> assertThat(retry.error().code()).isEqualTo("lease_lost"));
    }

    @Test
    void heartbeats_do_not_keep_an_attempt_alive_beyond_its_timeout() {
        var session = activeSession(task("a").withAttempts(1)).proceeded().claimed("a");
        for (long at = NOW; at < NOW + 65_000; at += 5_000) {
            session.when(session.heartbeatOf("a", at));
        }
        var events = session.when(due("a", NOW + 65_000));
        assertThat(events.getLast())
                .isEqualTo(new Event.TaskFailed(
                        "a",
                        "do a",
                        1,
                        new Failure("timeout", "no result within 60000 ms of the claim"),
                        NOW + 65_000));
    }
}
