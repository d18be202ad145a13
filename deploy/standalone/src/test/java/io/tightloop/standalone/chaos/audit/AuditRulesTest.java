package io.tightloop.standalone.chaos.audit;

import static io.tightloop.standalone.chaos.audit.Said.accepted;
import static io.tightloop.standalone.chaos.audit.Said.archived;
import static io.tightloop.standalone.chaos.audit.Said.claimed;
import static io.tightloop.standalone.chaos.audit.Said.completed;
import static io.tightloop.standalone.chaos.audit.Said.defined;
import static io.tightloop.standalone.chaos.audit.Said.dispatched;
import static io.tightloop.standalone.chaos.audit.Said.ended;
import static io.tightloop.standalone.chaos.audit.Said.executed;
import static io.tightloop.standalone.chaos.audit.Said.ignored;
import static io.tightloop.standalone.chaos.audit.Said.looped;
import static io.tightloop.standalone.chaos.audit.Said.planAgreed;
import static io.tightloop.standalone.chaos.audit.Said.planConfirmed;
import static io.tightloop.standalone.chaos.audit.Said.planned;
import static io.tightloop.standalone.chaos.audit.Said.rejected;
import static io.tightloop.standalone.chaos.audit.Said.resumed;
import static io.tightloop.standalone.chaos.audit.Said.signal;
import static io.tightloop.standalone.chaos.audit.Said.started;
import static io.tightloop.standalone.chaos.audit.Said.succeeded;
import static io.tightloop.standalone.chaos.audit.Said.suspended;
import static io.tightloop.standalone.chaos.audit.Said.taskStarted;
import static io.tightloop.standalone.chaos.audit.Said.verification;
import static io.tightloop.standalone.chaos.audit.Said.verificationStarted;
import static io.tightloop.standalone.chaos.audit.Said.verified;
import static io.tightloop.standalone.chaos.audit.Said.waived;
import static io.tightloop.standalone.chaos.audit.Said.wentOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Verdict;
import org.junit.jupiter.api.Test;

final class AuditRulesTest {
    private static Story begun() {
        return begun(Mode.ASYNC);
    }

    private static Story begun(Mode mode) {
        return new Story().sent(signal("start")).planner(started(mode), defined(), planned(), accepted("start"));
    }

    private static Story handedOver() {
        return begun().planner(planConfirmed(1, 1)).executor(started(Mode.ASYNC), defined());
    }

    private static Story running() {
        return handedOver()
                .executor(dispatched("w1"))
                .worker("claim1", claimed("w1", "a"))
                .because("claim1", Source.EXECUTION, taskStarted("w1"));
    }

    private static Story underReview() {
        return running()
                .worker("result1", completed("w1", "a"))
                .because("result1", Source.EXECUTION, succeeded())
                .executor(executed(2, 1))
                .reviewer(verification("w2", 1))
                .worker("claim2", claimed("w2", "b"))
                .because("claim2", Source.REVIEW, verificationStarted("w2"));
    }

    private static Story proven() {
        return underReview()
                .worker("result2", completed("w2", "b"))
                .because("result2", Source.REVIEW, verified(Verdict.PASSED, "5891b5b5"));
    }

    private static Story done() {
        return proven().reviewer(ended(EndStatus.COMPLETED));
    }

    private static void holds(Story story) {
        assertThat(story.judged().findings()).isEmpty();
    }

    private static void breaks(Invariant invariant, Story story) {
        assertThat(story.judged().findings()).extracting(Finding::invariant).contains(invariant);
    }

    @Test
    void a_session_that_went_well_has_no_findings() {
        var findings = done().judged();

        assertThat(findings.findings()).isEmpty();
        assertThat(findings.clean()).isTrue();
        assertThat(findings.sessions().ended()).containsOnlyKeys("COMPLETED").containsValue(1L);
        assertThat(findings.traffic().resultsAccepted()).isEqualTo(2);
        assertThat(findings.traffic().tasksSucceeded()).isEqualTo(1);
        assertThat(findings.traffic().accepted()).isEqualTo(1);
    }

    @Test
    void the_order_in_which_topics_are_read_does_not_matter() {
        for (long seed = 0; seed < 300; seed++) {
            var findings = done().judgedInAnyOrder(seed);
            assertThat(findings.findings()).as("seed %d", seed).isEmpty();
            assertThat(findings.sessions().ended()).containsOnlyKeys("COMPLETED");
        }
    }

    @Test
    void a_second_end_or_start_is_found() {
        breaks(Invariant.ONE_END, done().reviewer(ended(EndStatus.INTERRUPTED)));
        breaks(Invariant.ONE_END, done().reviewer(resumed()));
        breaks(Invariant.ONE_END, begun().planner(started(Mode.ASYNC)));
        breaks(Invariant.ONE_END, done().reviewer(verification("w3", 1)));
        breaks(Invariant.ONE_END, proven().reviewer(archived("reviewer", 3)));
    }

    @Test
    void an_end_a_continue_and_another_end_are_two_runs() {
        var findings = underReview()
                .reviewer(ended(EndStatus.INTERRUPTED))
                .sent(signal("again"))
                .reviewer(resumed(), accepted("again"), verification("w3", 1))
                .worker("claim3", claimed("w3", "c"))
                .worker("result3", completed("w3", "c"))
                .because("result3", Source.REVIEW, verified(Verdict.PASSED, "5891b5b5"))
                .reviewer(ended(EndStatus.COMPLETED), archived("reviewer", 3))
                .planner(archived("reviewer", 3))
                .executor(archived("reviewer", 3))
                .judged();

        assertThat(findings.findings()).isEmpty();
        assertThat(findings.sessions().runs()).isEqualTo(2);
        assertThat(findings.sessions().archived()).isEqualTo(1);
    }

    @Test
    void a_second_holder_is_found() {
        breaks(Invariant.ONE_HOLDER, underReview().executor(dispatched("w9")));
        breaks(Invariant.ONE_HOLDER, handedOver().planner(planConfirmed(1, 1)));
        breaks(Invariant.ONE_HOLDER, running().reviewer(ended(EndStatus.COMPLETED)));
        breaks(Invariant.ONE_HOLDER, new Story().executor(dispatched("w1")));
    }

    @Test
    void a_term_that_does_not_rise_and_an_iteration_that_falls_are_found() {
        breaks(Invariant.RISING_TERM, running().executor(executed(1, 1)));
        breaks(Invariant.RISING_TERM, running().executor(executed(3, 1)));
        breaks(Invariant.ITERATION, running().executor(executed(2, 0)));
        breaks(Invariant.ITERATION, underReview().reviewer(looped(3, 1)));
        breaks(Invariant.ITERATION, underReview().reviewer(looped(3, 2)).planner(planConfirmed(4, 1)));
        holds(underReview().reviewer(looped(3, 2)).planner(planConfirmed(4, 2)));
    }

    @Test
    void a_command_without_an_answer_or_with_two_is_found() {
        breaks(Invariant.COMMAND_ANSWERED, done().sent(signal("lost")));
        breaks(Invariant.COMMAND_ANSWERED, new Story().sent(signal("lost")));
        breaks(Invariant.ONE_ANSWER, done().reviewer(accepted("start")));
        breaks(Invariant.ONE_ANSWER, done().planner(rejected("start")));
        breaks(Invariant.COMMAND_SENT, done().planner(rejected("nobody's")));
    }

    @Test
    void a_command_that_was_sent_twice_has_one_answer_and_that_of_a_live_session_may_wait() {
        var findings = running().sent(signal("start")).sent(signal("kept")).judged();

        assertThat(findings.findings()).isEmpty();
        assertThat(findings.traffic().repeated()).isEqualTo(1);
        assertThat(findings.traffic().open()).isEqualTo(1);
        assertThat(done().sent(signal("young")).judgedAtOnce().findings()).isEmpty();
    }

    @Test
    void a_result_that_counts_twice_is_found() {
        breaks(
                Invariant.ONE_RESULT,
                underReview()
                        .worker("result2", completed("w2", "b"))
                        .because("result2", Source.REVIEW, verified(Verdict.FAILED, "x"))
                        .worker("again", completed("w2", "b"))
                        .because("again", Source.REVIEW, verified(Verdict.PASSED, "x")));
        breaks(Invariant.ONE_RESULT, proven().because("result2", Source.REVIEW, verified(Verdict.PASSED, "x")));
        breaks(
                Invariant.ONE_RESULT,
                running()
                        .worker("other", completed("w1", "second claim"))
                        .because("other", Source.EXECUTION, succeeded()));
        breaks(
                Invariant.ONE_RESULT,
                running().worker("claim9", claimed("w1", "z")).because("claim9", Source.EXECUTION, taskStarted("w1")));
        breaks(
                Invariant.ONE_RESULT,
                running()
                        .worker("result1", completed("w1", "a"))
                        .because("result1", Source.EXECUTION, succeeded())
                        .executor(dispatched("w5")));
    }

    @Test
    void a_result_that_nobody_answers_or_nobody_gave_is_found() {
        breaks(Invariant.RESULT_ANSWERED, done().worker("late", completed("w1", "a")));
        breaks(Invariant.RESULT_GIVEN, running().because("never", Source.EXECUTION, succeeded()));
        var live = running().worker("result1", completed("w1", "a")).judged();
        assertThat(live.findings()).isEmpty();
        assertThat(live.traffic().resultsOpen()).isEqualTo(1);
    }

    @Test
    void a_late_result_that_is_ignored_is_as_it_should_be() {
        var findings = done().worker("late", completed("w1", "a"))
                .because("late", Source.EXECUTION, ignored("w1"))
                .worker("result2", completed("w2", "b"))
                .because("result2", Source.REVIEW, ignored("w2"))
                .judged();

        assertThat(findings.findings()).isEmpty();
        assertThat(findings.traffic().resultsIgnored()).isEqualTo(2);
    }

    @Test
    void work_without_a_plan_that_was_agreed_to_is_found() {
        breaks(Invariant.PLAN_FIRST, running().without("TaskPlanned"));
        breaks(Invariant.PLAN_FIRST, begun(Mode.SYNC).planner(planConfirmed(1, 1)));
        holds(begun(Mode.SYNC).planner(planAgreed(), planConfirmed(1, 1)));
    }

    @Test
    void a_completion_without_proof_is_found() {
        breaks(Invariant.PROOF, underReview().reviewer(ended(EndStatus.COMPLETED)));
        breaks(
                Invariant.PROOF,
                underReview().reviewer(verified(Verdict.FAILED, "x")).reviewer(ended(EndStatus.COMPLETED)));
        breaks(Invariant.PROOF, underReview().reviewer(verified(Verdict.PASSED, "")));
        breaks(Invariant.PROOF, done().without("CriterionDefined"));
        breaks(Invariant.PROOF, underReview().reviewer(waived(" "), ended(EndStatus.COMPLETED)));
        holds(underReview().reviewer(waived("ada"), ended(EndStatus.COMPLETED)));
    }

    @Test
    void what_is_dispatched_while_the_session_is_suspended_is_found() {
        breaks(Invariant.SUSPENSION, handedOver().executor(suspended(), dispatched("w1")));
        breaks(Invariant.SUSPENSION, handedOver().executor(suspended(), executed(2, 1)));
        holds(handedOver().executor(suspended(), wentOn(), dispatched("w1")));
        assertThat(handedOver().executor(suspended()).judged().sessions().live().suspended())
                .isEqualTo(1);
    }

    @Test
    void a_command_that_cannot_be_read_must_be_a_dead_letter() {
        breaks(Invariant.DEAD_LETTER, done().unreadable(Source.COMMANDS));
        holds(done().unreadable(Source.COMMANDS).asDeadLetter());
        assertThat(done().unreadable(Source.PLAN).judged().traffic().unreadable())
                .containsEntry("tightloop.plan-events", 1L);
    }

    @Test
    void what_was_written_after_the_audit_began_is_not_judged() {
        holds(underReview().executor(dispatched("w9")).late());
        holds(done().sent(signal("new")).late());
    }

    @Test
    void the_longest_stall_is_told_with_its_records_and_waits_for_workers_are_none() {
        var stalls = handedOver()
                .executor(dispatched("w1"))
                .after(60_000)
                .worker("claim1", claimed("w1", "a"))
                .after(7_000)
                .because("claim1", Source.EXECUTION, taskStarted("w1"))
                .judged()
                .stalls();

        assertThat(stalls.longest().ms()).isBetween(7_000L, 7_010L);
        assertThat(stalls.longest().from()).startsWith("WorkClaimed at tightloop.work-events-0@0");
        assertThat(stalls.longest().to()).startsWith("TaskStarted at tightloop.execution-events-0@");
        assertThat(stalls.p99Ms()).isEqualTo(stalls.longest().ms());
    }
}
