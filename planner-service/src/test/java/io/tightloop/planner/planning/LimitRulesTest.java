package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.asking;
import static io.tightloop.planner.planning.BriefFixtures.byAgent;
import static io.tightloop.planner.planning.BriefFixtures.given;
import static io.tightloop.planner.planning.BriefFixtures.limited;
import static io.tightloop.planner.planning.BriefFixtures.task;
import static io.tightloop.planner.planning.PlanningFixtures.NOW;
import static io.tightloop.planner.planning.PlanningFixtures.asked;
import static io.tightloop.planner.planning.PlanningFixtures.detail;
import static io.tightloop.planner.planning.PlanningFixtures.drafting;
import static io.tightloop.planner.planning.PlanningFixtures.handedOver;
import static io.tightloop.planner.planning.PlanningFixtures.interrupted;
import static io.tightloop.planner.planning.PlanningFixtures.names;
import static io.tightloop.planner.planning.PlanningFixtures.one;
import static io.tightloop.planner.planning.PlanningFixtures.unproven;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.planner.planning.Event.PlanConfirmed;
import io.tightloop.planner.planning.Event.SessionEnded;
import io.tightloop.planner.planning.Event.UsageRecorded;
import io.tightloop.planner.planning.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitRulesTest {
    private static final long TWO_HOURS = 7_200_000;
    private static final Limits HOURS = new Limits(5, 20, TWO_HOURS, null);
    private static final Limits BUDGET = new Limits(5, 20, null, 100L);

    @Test
    void a_session_is_exhausted_when_its_time_is_over() {
        PlanningFixtures session = asked(limited(given(task("t1")), HOURS));
        assertThat(session.root().sessionDeadline()).isEqualTo(NOW + TWO_HOURS);
        assertThat(session.later(TWO_HOURS - 1).proceed()).isEmpty();

        List<Event> events = session.later(1).proceed();

        assertThat(names(events)).containsExactly("ConfirmationWithdrawn", "SessionEnded");
        assertThat(one(events, SessionEnded.class))
                .isEqualTo(new SessionEnded(
                        EndStatus.EXHAUSTED,
                        "maxDuration: 2 h are over since 1970-01-01T00:00:01Z",
                        1,
                        List.of("tests"),
                        NOW + TWO_HOURS));
        assertThat(session.root().sessionDeadline()).isZero();
    }

    @Test
    void a_live_attempt_at_a_plan_is_called_off() {
        PlanningFixtures session = drafting(limited(byAgent(), new Limits(5, 20, 90_000L, null)));

        List<Event> events = session.later(90_000).proceed();

        assertThat(names(events)).containsExactly("WorkCancelled", "SessionEnded");
        assertThat(one(events, SessionEnded.class).reason()).startsWith("maxDuration: 90 s are over");
    }

    @Test
    void no_deadline_is_kept_while_another_service_acts_or_without_a_limit() {
        assertThat(handedOver(limited(given(task("t1")), HOURS)).root().sessionDeadline())
                .isZero();
        assertThat(asked(given(task("t1"))).root().sessionDeadline()).isZero();
    }

    @Test
    void continue_is_refused_when_the_time_would_be_over_at_once() {
        PlanningFixtures session =
                interrupted(limited(given(task("t1")), HOURS)).later(TWO_HOURS);

        assertThat(detail(session.when(session.signal(Signal.CONTINUE))))
                .isEqualTo("limits.maxDuration: 2 h are over since 1970-01-01T00:00:01Z: raise it");
        session.when(session.signal(Signal.CONTINUE, new Limits(5, 20, TWO_HOURS * 2, null)));
        assertThat(names(session.proceed())).containsExactly("TaskPlanned", "PlanConfirmed");
    }

    @Test
    void tokens_are_added_up_and_handed_on() {
        PlanningFixtures session = drafting(byAgent());
        Usage usage = new Usage(70, 20, 5);

        List<Event> events = session.when(
                new Input.WorkCompleted(session.workId(), "claim", List.of(task("t1")), usage, session.now()));
        assertThat(events.getFirst()).isEqualTo(new UsageRecorded(usage, 90, NOW));
        assertThat(one(session.proceed(), PlanConfirmed.class).tokens()).isEqualTo(90);

        session.when(new Input.KeepDiscovery(unproven("d1", "docs")));
        session.when(new Input.TakeBaton(2, 1, BriefFixtures.LIMITS, 500));
        assertThat(session.root().tokens()).isEqualTo(500);
    }

    @Test
    void a_session_is_exhausted_when_its_tokens_are_spent() {
        PlanningFixtures session = drafting(limited(byAgent(), BUDGET));

        session.when(new Input.WorkFailed(
                session.workId(), "claim", new Failure("x", "y"), true, new Usage(80, 21, 0), session.now()));

        assertThat(one(session.proceed(), SessionEnded.class))
                .extracting(SessionEnded::status, SessionEnded::reason)
                .containsExactly(EndStatus.EXHAUSTED, "tokenBudget: is 100 and 101 tokens are used");
        assertThat(detail(session.when(session.signal(Signal.CONTINUE))))
                .isEqualTo("limits.tokenBudget: is 100 and 101 tokens are used: raise it");
        assertThat(names(session.whenAndThen(session.signal(Signal.CONTINUE, new Limits(5, 20, null, 200L)))))
                .containsExactly("CommandAccepted", "SessionResumed", "PlanDispatched");
    }

    @Test
    void limits_below_one_are_refused() {
        PlanningFixtures session = interrupted(asking(given(task("t1"))));

        assertThat(detail(session.when(session.signal(Signal.CONTINUE, new Limits(5, 20, 0L, null)))))
                .isEqualTo("limits.maxDuration: must be 1 ms to 365 d");
        assertThat(detail(session.when(session.signal(Signal.CONTINUE, new Limits(5, 20, null, -1L)))))
                .isEqualTo("limits.tokenBudget: must be at least 1");
        assertThat(detail(session.when(session.signal(Signal.CONTINUE, new Limits(5, 0, null, null)))))
                .isEqualTo("limits.maxIterations: must be at least 1");
    }
}
