package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.LIMITS;
import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.accepted;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.refusal;
import static io.tightloop.executor.execution.SessionFixtures.signal;
import static io.tightloop.executor.execution.SessionFixtures.startedSession;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static io.tightloop.executor.execution.SessionFixtures.unknownSession;
import static io.tightloop.executor.execution.SessionFixtures.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaiverRulesTest {
    private static final Policy LENIENT = new Policy(2, false, false, false, 3, List.of());

    @Test
    void a_waiver_with_reason_name_and_approver_is_taken_once() {
        var session = twoCriteria();
        assertThat(session.when(waiver("c1")))
                .containsExactly(
                        accepted("WaiveCriterion", "waive c1", 1),
                        new Event.CriterionWaived("c1", "not now", "ann", "bob", 1, NOW));
        assertThat(session.when(waiver("c1"))).containsExactly(accepted("WaiveCriterion", "waive c1", 1));
    }

    @Test
    void a_waiver_that_lacks_something_is_refused_by_field() {
        var session = twoCriteria();
        assertThat(refusal(session.when(waiver("c9")))).isEqualTo("INVALID criterion: there is no criterion 'c9'");
        assertThat(refusal(session.when(waiverBy("ann", " ", "bob")))).isEqualTo("INVALID reason: a waiver needs one");
        assertThat(refusal(session.when(waiverBy("", "why", "bob")))).isEqualTo("INVALID by: a waiver needs a name");
        assertThat(refusal(session.when(waiverBy("ann", "why", null))))
                .isEqualTo("INVALID approvedBy: a waiver needs an approver while policy.blockOnSkip");
        assertThat(refusal(unknownSession().when(waiver("c1")))).isEqualTo("UNKNOWN_SESSION this session is not here");
    }

    @Test
    void without_block_on_skip_the_asker_approves() {
        var session = startedSession(LENIENT).criteria("c1").batonOf(1, "c1");
        assertThat(session.when(waiverBy("ann", "why", null)).getLast())
                .isEqualTo(new Event.CriterionWaived("c1", "why", "ann", "ann", 1, NOW));
    }

    @Test
    void an_ended_session_takes_waivers_and_a_completed_one_does_not() {
        var session = twoCriteria().interrupted();
        assertThat(session.when(waiver("c1"))).hasSize(2);
        session.when(waiver("c2"));
        session.when(signal(Signal.CONTINUE));
        session.when(signal(Signal.DONE));
        assertThat(refusal(session.when(waiver("c1")))).isEqualTo("ENDED the session has ended as COMPLETED");
        assertThat(refusal(session.when(signal(Signal.CONTINUE))))
                .isEqualTo("ENDED the session has ended as COMPLETED");
    }

    @Test
    void a_waiver_of_the_planner_passes_by_once_and_counts_here() {
        var session = twoCriteria();
        assertThat(session.when(new Input.RelayWaiver("c1"))).containsExactly(new Event.WaiverRelayed("c1"));
        assertThat(session.when(new Input.RelayWaiver("c1"))).isEmpty();
        assertThat(session.when(new Input.RelayWaiver("c9"))).isEmpty();
        assertThat(ended(session.when(signal(Signal.BREAK))).unproven()).containsExactly("c2");
    }

    @Test
    void done_completes_when_every_criterion_is_proven_or_waived_and_calls_off_what_runs() {
        var session = startedSession().criteria("c1", "c2").planned(task("a"));
        session.batonOf(1, "c2").proceeded().when(waiver("c2"));
        String workId = session.workId("a");
        assertThat(session.when(signal(Signal.DONE)))
                .containsExactly(
                        accepted("SendSignal", "DONE", 1),
                        new Event.WorkCancelled("a", workId, "DONE", NOW),
                        new Event.TaskReadied("a", 2),
                        new Event.SessionEnded(
                                EndStatus.COMPLETED, "DONE", 1, List.of(), new Counts(0, 0, 0, 1, 0), NOW));
    }

    @Test
    void done_is_refused_with_what_is_unproven_while_the_policy_is_enforced() {
        assertThat(refusal(twoCriteria().when(signal(Signal.DONE))))
                .isEqualTo("UNPROVEN criteria are unproven: c1, c2");
    }

    @Test
    void work_makes_evidence_that_is_older_than_it_count_no_more() {
        var session = startedSession().criteria("c1", "c2").planned(task("a"), task("b"));
        session.batonOf(1).ran("a");
        assertThat(refusal(session.when(signal(Signal.DONE))))
                .isEqualTo("UNPROVEN criteria are unproven (work was accepted after their evidence): c1, c2");
        assertThat(ended(session.when(signal(Signal.BREAK))).unproven()).containsExactly("c1", "c2");
        session.continued().ran("b").batonOf(2, "c1");
        assertThat(ended(session.when(signal(Signal.BREAK))).unproven()).containsExactly("c1");
    }

    @Test
    void evidence_that_never_was_is_not_called_old() {
        var session = startedSession().criteria("c1").planned(task("a"), task("b"));
        session.batonOf(1, "c1").ran("a");
        assertThat(refusal(session.when(signal(Signal.DONE)))).isEqualTo("UNPROVEN criteria are unproven: c1");
    }

    @Test
    void a_long_list_of_what_is_unproven_is_cut_with_a_number() {
        String[] ids = IntStream.rangeClosed(1, 23).mapToObj(i -> "c" + i).toArray(String[]::new);
        assertThat(refusal(startedSession().criteria(ids).batonOf(1, ids).when(signal(Signal.DONE))))
                .endsWith("c19, c20 and 3 more");
    }

    @Test
    void done_waives_by_name_what_is_unproven_when_the_policy_is_not_enforced() {
        var session = startedSession(LENIENT).criteria("c1", "c2").batonOf(1, "c2");
        var nameless = new Input.SendSignal("cmd", Signal.DONE, "", "", null, NOW);
        assertThat(refusal(session.when(nameless)))
                .isEqualTo("INVALID by: DONE waives what is unproven and needs a name");
        var shipped = new Input.SendSignal("cmd", Signal.DONE, "ship it", "ann", null, NOW);
        assertThat(session.when(shipped))
                .containsExactly(
                        accepted("SendSignal", "DONE", 1),
                        new Event.CriterionWaived("c2", "DONE: ship it", "ann", "ann", 1, NOW),
                        new Event.SessionEnded(EndStatus.COMPLETED, "ship it", 1, List.of(), Counts.NONE, NOW));
    }

    @Test
    void a_session_without_criteria_is_completed_by_done_at_any_time() {
        var session = activeSession(task("a"), task("b")).ran("a");
        assertThat(ended(session.when(signal(Signal.DONE))).status()).isEqualTo(EndStatus.COMPLETED);
        assertThat(session.root().limits()).isEqualTo(LIMITS);
    }

    private static SessionFixtures twoCriteria() {
        return startedSession().criteria("c1", "c2").batonOf(1, "c1", "c2");
    }

    private static Input waiverBy(String by, String reason, String approvedBy) {
        return new Input.WaiveCriterion("cmd", "c1", reason, by, approvedBy, NOW);
    }

    private static Event.SessionEnded ended(List<Event> events) {
        return (Event.SessionEnded) events.getLast();
    }
}
