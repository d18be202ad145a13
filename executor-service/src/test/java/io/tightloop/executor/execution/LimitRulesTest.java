package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.completion;
import static io.tightloop.executor.execution.SessionFixtures.dispatchedIn;
import static io.tightloop.executor.execution.SessionFixtures.due;
import static io.tightloop.executor.execution.SessionFixtures.refusal;
import static io.tightloop.executor.execution.SessionFixtures.signal;
import static io.tightloop.executor.execution.SessionFixtures.startedSession;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitRulesTest {
    private static final long TWO_HOURS = 7_200_000;

    @Test
    void a_session_that_runs_too_long_is_exhausted_with_what_is_unproven() {
        var session = startedSession().criteria("c1").planned(task("a"));
        session.baton(1, limits(TWO_HOURS, null), 0, "c1").proceeded();
        String workId = session.workId("a");
        long end = NOW + TWO_HOURS;
        assertThat(session.root().deadline()).isEqualTo(end);
        assertThat(session.proceed(end - 1)).isEmpty();
        assertThat(session.proceed(end))
                .containsExactly(
                        new Event.WorkCancelled("a", workId, "maxDuration: 2 h are over", end),
                        new Event.TaskReadied("a", 2),
                        new Event.SessionEnded(
                                EndStatus.EXHAUSTED,
                                "maxDuration: 2 h are over",
                                1,
                                List.of("c1"),
                                new Counts(0, 0, 0, 1, 0),
                                end));
        assertThat(session.root().deadline()).isZero();
    }

    @Test
    void a_session_that_used_more_tokens_than_its_budget_is_exhausted() {
        var session = startedSession().planned(task("a"), task("b"));
        session.baton(1, limits(null, 100L), 60).proceeded().claimed("a");
        assertThat(session.when(session.completionUsing("a", new Usage(30, 10, 5))))
                .containsExactly(
                        new Event.UsageRecorded("a", new Usage(30, 10, 5), 100, NOW),
                        new Event.TaskSucceeded("a", 1, "42", null, List.of(), NOW));
        assertThat(session.proceed(NOW)).as("the budget is used, not exceeded").isEmpty();
        session.claimed("b");
        var failure = new Input.FailWork(
                "b", session.workId("b"), "c1", SessionFixtures.BROKEN, true, new Usage(1, 0, 0), NOW);
        assertThat(session.when(failure)).first().isEqualTo(new Event.UsageRecorded("b", new Usage(1, 0, 0), 101, NOW));
        assertThat(session.proceed(NOW).getLast())
                .isInstanceOfSatisfying(
                        Event.SessionEnded.class,
                        ended -> assertThat(ended.reason()).isEqualTo("tokenBudget: 101 of 100 tokens are used"));
    }

    @Test
    void tokens_travel_on_with_the_baton() {
        var session = startedSession()
                .planned(task("a"))
                .baton(1, limits(null, null), 60)
                .proceeded()
                .claimed("a");
        session.when(session.completionUsing("a", new Usage(3, 4, 0)));
        assertThat(session.proceed(NOW))
                .containsExactly(
                        new Event.ExecutionFinished(1, limits(null, null), new Counts(1, 0, 0, 0, 0), 67, NOW));
    }

    @Test
    void a_result_that_is_not_accepted_uses_nothing() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        var late = completion("a", session.workId("a"), "1", null, null, new Usage(5, 5, 0), NOW);
        session.when(due("a", NOW + 10_000));
        assertThat(session.when(late)).singleElement().isInstanceOf(Event.ResultIgnored.class);
        assertThat(session.root().tokens()).isZero();
    }

    @Test
    void limits_that_would_end_the_session_again_at_once_are_refused_by_name() {
        var session = startedSession().planned(task("a")).baton(1, limits(TWO_HOURS, 100L), 150);
        session.proceed(NOW + TWO_HOURS);
        assertThat(refusal(session.when(goingOn(NOW + TWO_HOURS, limits(TWO_HOURS, 900L)))))
                .isEqualTo("INVALID limits.maxDuration: 2 h are over since 1970-01-01T02:16:40Z: raise it");
        assertThat(refusal(session.when(goingOn(NOW + TWO_HOURS, limits(90_000_000L, 100L)))))
                .isEqualTo("INVALID limits.tokenBudget is 100 and 150 tokens are used: raise it");
        assertThat(session.when(goingOn(NOW + TWO_HOURS, limits(90_000_000L, 900L))))
                .hasSize(2);
        assertThat(dispatchedIn(session.proceed(NOW + TWO_HOURS))).containsExactly("a");
    }

    @Test
    void limits_out_of_bounds_are_refused_by_name() {
        var session = activeSession(task("a")).interrupted();
        assertThat(refusal(session.when(signal(Signal.CONTINUE, limits(0L, null)))))
                .isEqualTo("INVALID limits.maxDuration: must be 1 ms to 365 d, is 0");
        assertThat(refusal(session.when(signal(Signal.CONTINUE, limits(Long.MAX_VALUE, null)))))
                .startsWith("INVALID limits.maxDuration: must be 1 ms to 365 d");
        assertThat(refusal(session.when(signal(Signal.CONTINUE, limits(null, -1L)))))
                .isEqualTo("INVALID limits.tokenBudget: must be at least 1, is -1");
    }

    @Test
    void numbers_that_are_too_large_to_add_mean_never_and_everything() {
        var session = startedSession().planned(task("a"));
        session.baton(1, limits(Long.MAX_VALUE, 100L), 60).proceeded().claimed("a");
        assertThat(session.root().deadline()).isZero();
        session.when(session.completionUsing("a", new Usage(Long.MAX_VALUE, Long.MAX_VALUE, -1)));
        assertThat(session.root().tokens()).isEqualTo(Long.MAX_VALUE);
        assertThat(session.proceed(NOW)).singleElement().isInstanceOf(Event.SessionEnded.class);
    }

    @Test
    void durations_are_said_in_the_largest_unit_that_fits() {
        assertThat(List.of(
                        Words.duration(TWO_HOURS), Words.duration(90_000), Words.duration(60_000), Words.duration(1)))
                .containsExactly("2 h", "90 s", "1 min", "1 ms");
    }

    private static Limits limits(Long maxDurationMs, Long tokenBudget) {
        return new Limits(5, 20, maxDurationMs, tokenBudget);
    }

    private static Input goingOn(long at, Limits limits) {
        return new Input.SendSignal("cmd", Signal.CONTINUE, "", "ann", limits, at);
    }
}
