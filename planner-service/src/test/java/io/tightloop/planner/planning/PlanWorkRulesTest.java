package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.byAgent;
import static io.tightloop.planner.planning.BriefFixtures.given;
import static io.tightloop.planner.planning.BriefFixtures.task;
import static io.tightloop.planner.planning.PlanningFixtures.drafting;
import static io.tightloop.planner.planning.PlanningFixtures.handedOver;
import static io.tightloop.planner.planning.PlanningFixtures.names;
import static io.tightloop.planner.planning.PlanningFixtures.noSession;
import static io.tightloop.planner.planning.PlanningFixtures.one;
import static io.tightloop.planner.planning.PlanningFixtures.planning;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.planner.planning.Event.PlanDispatched;
import io.tightloop.planner.planning.Event.PlanRejected;
import io.tightloop.planner.planning.Event.PlanStarted;
import io.tightloop.planner.planning.Event.ResultIgnored;
import io.tightloop.planner.planning.Event.SessionEnded;
import io.tightloop.planner.planning.Event.WorkCancelled;
import io.tightloop.planner.planning.Event.WorkRefused;
import io.tightloop.planner.planning.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What workers hear of the attempts at a plan. */
class PlanWorkRulesTest {
    private static final long HOUR = 3_600_000;
    private static final String OVER = "the attempt is over, or there never was one";

    private final PlanningFixtures session = drafting(byAgent());
    private final String workId = session.workId();

    @Test
    void a_second_claim_is_refused_and_a_repeated_one_is_not() {
        assertThat(session.claim("other", null))
                .containsExactly(new WorkRefused(workId, "other", "another claim has the attempt", session.now()));
        assertThat(session.claim("claim", null)).isEmpty();
        assertThat(refusal(session.claim("7-none", "claim", null))).isEqualTo(OVER);
    }

    @Test
    void a_lease_is_as_long_as_its_claim_asks_for_within_bounds() {
        assertThat(leased(null)).isEqualTo(10_000);
        assertThat(leased(45_000L)).isEqualTo(45_000);
        assertThat(leased(1L)).isEqualTo(1_000);
        assertThat(leased(2 * HOUR)).isEqualTo(HOUR);
    }

    @Test
    void a_heartbeat_renews_the_lease_for_as_long_as_its_claim_asked_for() {
        PlanningFixtures patient = planning(byAgent());
        patient.proceed();
        patient.claim("claim", 45_000L);

        assertThat(patient.later(44_000).heartbeat()).containsExactly(new Event.LeaseRenewed(patient.now() + 45_000));
        assertThat(patient.later(44_000).due()).isEmpty();
        assertThat(one(patient.later(1_000).due(), PlanRejected.class).errors())
                .containsExactly("lease_lost: no heartbeat from planner-1");
    }

    @Test
    void a_heartbeat_that_is_late_renews_a_lease_whose_end_nobody_has_noticed() {
        assertThat(session.later(10_000).heartbeat()).containsExactly(new Event.LeaseRenewed(session.now() + 10_000));
        assertThat(session.due()).isEmpty();
    }

    @Test
    void a_heartbeat_of_somebody_else_is_refused() {
        assertThat(session.heartbeat(workId, "other"))
                .containsExactly(new WorkRefused(workId, "other", "another claim has the attempt", session.now()));
        assertThat(refusal(session.heartbeat("7-none", "claim"))).isEqualTo(OVER);
    }

    @Test
    void a_result_of_somebody_else_or_without_a_claim_is_ignored() {
        assertThat(session.completed(workId, "other", task("t1")))
                .containsExactly(new ResultIgnored(workId, "another claim has the attempt", 1, session.now()));

        PlanningFixtures unclaimed = planning(byAgent());
        unclaimed.proceed();
        assertThat(ignored(unclaimed.completed(unclaimed.workId(), "claim", task("t1"))))
                .isEqualTo("nobody has claimed the attempt");
    }

    @Test
    void a_valid_plan_is_heard_of_though_nothing_follows_yet() {
        assertThat(names(session.planOf(task("t1")))).containsExactly("UsageRecorded", "DraftWritten");
    }

    @Test
    void a_result_is_accepted_once_and_answered_each_time() {
        session.planOf(task("t1"));
        assertThat(ignored(session.completed(workId, "claim", task("t1")))).isEqualTo(OVER);
        session.proceed();

        assertThat(ignored(session.completed(workId, "claim", task("t1"))))
                .isEqualTo("the plan of iteration 1 is made");
        assertThat(refusal(session.heartbeat(workId, "claim"))).isEqualTo("the plan of iteration 1 is made");
    }

    @Test
    void a_late_result_is_answered_each_time_that_it_comes() {
        session.later(10_000).due();

        assertThat(ignored(session.completed(workId, "claim", task("t1")))).isEqualTo(OVER);
        assertThat(ignored(session.completed(workId, "claim", task("t1")))).isEqualTo(OVER);
    }

    @Test
    void work_of_a_session_that_ended_or_is_not_known_is_answered() {
        session.when(session.signal(Signal.BREAK));
        assertThat(ignored(session.completed(workId, "claim", task("t1")))).isEqualTo("the session is INTERRUPTED");
        assertThat(refusal(session.claim(workId, "claim", null))).isEqualTo("the session is INTERRUPTED");

        PlanningFixtures unknown = noSession();
        assertThat(unknown.completed("w", "claim", task("t1")))
                .containsExactly(new ResultIgnored("w", "there is no such session", 0, unknown.now()));
        unknown.surroundings.archive();
        assertThat(ignored(unknown.completed("w", "claim", task("t1")))).isEqualTo("the session is archived");
        assertThat(refusal(unknown.heartbeat("w", "claim"))).isEqualTo("the session is archived");
    }

    @Test
    void an_attempt_that_is_given_back_is_made_again_and_counts_for_nothing() {
        session.failed(true);
        session.later(2_000).due();
        session.proceed();
        session.claim();
        String given = session.workId();

        assertThat(session.suspended())
                .containsExactly(new WorkCancelled(given, "given back: suspended", session.now()));
        assertThat(ignored(session.completed(given, "claim", task("t1")))).isEqualTo(OVER);
        assertThat(session.due()).isEmpty();

        assertThat(one(session.proceed(), PlanDispatched.class).attempt()).isEqualTo(2);
        assertThat(session.workId()).isNotEqualTo(given);
    }

    @Test
    void only_the_holder_gives_an_attempt_back() {
        assertThat(ignored(session.when(new Input.WorkSuspended(workId, "other", session.now()))))
                .isEqualTo("another claim has the attempt");
        assertThat(session.workId()).isEqualTo(workId);
    }

    @Test
    void a_plan_cannot_be_delegated() {
        assertThat(ignored(session.when(new Input.WorkDelegated(workId, "claim", session.now()))))
                .isEqualTo("only a task's work can be delegated");
        assertThat(names(session.planOf(task("t1")))).contains("DraftWritten");
    }

    @Test
    void a_queue_of_planners_that_there_is_not_ends_the_session_until_there_is_one() {
        PlanningFixtures lost = planning(byAgent());
        lost.surroundings.withoutQueue("planners");

        List<Event> events = lost.proceed();
        assertThat(one(events, PlanRejected.class).errors())
                .containsExactly("unknown_queue: there is no queue 'planners'");
        assertThat(one(events, SessionEnded.class).reason())
                .isEqualTo("no valid plan after 1 attempt: unknown_queue: there is no queue 'planners'");

        lost.surroundings.withQueue("planners");
        assertThat(names(lost.whenAndThen(lost.signal(Signal.CONTINUE)))).contains("PlanDispatched");
    }

    @Test
    void a_rejected_suspension_interrupts_what_is_planned_here() {
        assertThat(names(session.interrupted("rejected by ada"))).containsExactly("WorkCancelled", "SessionEnded");
        assertThat(session.root().end()).isEqualTo(EndStatus.INTERRUPTED);
        assertThat(session.root().reason()).isEqualTo("rejected by ada");
        assertThat(session.interrupted("again")).isEmpty();
        assertThat(handedOver(given(task("t1"))).interrupted("rejected by ada")).isEmpty();
    }

    private static long leased(Long asked) {
        PlanningFixtures session = planning(byAgent());
        session.proceed();
        return one(session.claim("claim", asked), PlanStarted.class).leaseUntil() - session.now();
    }

    private static String ignored(List<Event> events) {
        assertThat(events).hasSize(1);
        return one(events, ResultIgnored.class).reason();
    }

    private static String refusal(List<Event> events) {
        assertThat(events).hasSize(1);
        return one(events, WorkRefused.class).reason();
    }
}
