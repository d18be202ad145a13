package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.Policies.CURIOUS;
import static io.tightloop.reviewer.review.Policies.FREE_SKIPS;
import static io.tightloop.reviewer.review.ReviewFixtures.ROOMY;
import static io.tightloop.reviewer.review.ReviewFixtures.asked;
import static io.tightloop.reviewer.review.ReviewFixtures.dispatched;
import static io.tightloop.reviewer.review.ReviewFixtures.executing;
import static io.tightloop.reviewer.review.ReviewFixtures.limits;
import static io.tightloop.reviewer.review.ReviewFixtures.of;
import static io.tightloop.reviewer.review.ReviewFixtures.refusal;
import static io.tightloop.reviewer.review.ReviewFixtures.verifying;
import static io.tightloop.reviewer.review.ReviewFixtures.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.reviewer.review.Event.CommandAccepted;
import io.tightloop.reviewer.review.Event.CriterionWaived;
import io.tightloop.reviewer.review.Event.SessionEnded;
import io.tightloop.reviewer.review.Event.WorkCancelled;
import io.tightloop.reviewer.review.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaiverRulesTest {
    @Test
    void a_waiver_needs_a_reason_a_name_and_an_approver() {
        ReviewFixtures session = verifying(ROOMY, "tests");
        Command anonymous = new Command("c9", "WaiveCriterion", "", session.now());
        Command named = session.command("WaiveCriterion");

        assertThat(refusal(session.when(new Input.WaiveCriterion(named, "tests", " ", "eve"))))
                .isEqualTo("INVALID: reason: a waiver needs one");
        assertThat(refusal(session.when(new Input.WaiveCriterion(anonymous, "tests", "why", "eve"))))
                .isEqualTo("INVALID: by: a waiver needs a name");
        assertThat(refusal(session.waive("tests", ""))).startsWith("INVALID: approvedBy: ");
        assertThat(refusal(session.waive("x", "eve"))).isEqualTo("INVALID: criterion: there is no criterion 'x'");
    }

    @Test
    void a_waived_criterion_is_called_off_and_counts_as_settled() {
        ReviewFixtures session = executing(ROOMY, "tests", "docs").manual("look");
        session.review();
        session.passes("docs");
        String running = session.workId("tests");
        List<Event> events = session.waive("tests", "eve");

        assertThat(of(CommandAccepted.class, events))
                .extracting(CommandAccepted::detail)
                .containsExactly("waive tests");
        assertThat(of(WorkCancelled.class, events))
                .extracting(WorkCancelled::workId)
                .containsExactly(running);
        assertThat(of(CriterionWaived.class, events))
                .containsExactly(
                        new CriterionWaived("tests", new Waiver("not worth it", "ada", "eve"), 1, session.now()));
        List<Event> last = session.waive("look", "eve");
        assertThat(withdrawn(last)).containsExactly("criterion-look-1");
        assertThat(of(SessionEnded.class, last))
                .extracting(SessionEnded::status, SessionEnded::reason)
                .containsExactly(tuple(EndStatus.COMPLETED, "every criterion is proven or waived"));
    }

    @Test
    void where_skips_are_free_the_asker_approves() {
        assertThat(of(
                        CriterionWaived.class,
                        verifying(FREE_SKIPS, ROOMY, "tests").waive("tests", "")))
                .extracting(waived -> waived.waiver().approvedBy())
                .containsExactly("ada");
    }

    @Test
    void a_second_waiver_is_accepted_and_changes_nothing() {
        ReviewFixtures session = verifying(ROOMY, "tests", "docs");
        session.waive("tests", "eve");

        assertThat(session.waive("tests", "eve")).hasOnlyElementsOfType(CommandAccepted.class);
    }

    @Test
    void a_waived_criterion_is_not_verified_again() {
        ReviewFixtures session = verifying(ROOMY, "tests", "docs");
        session.waive("tests", "eve");
        session.fails("docs");

        assertThat(dispatched(session.review()))
                .extracting(Event.VerificationDispatched::criterionId)
                .containsExactly("docs");
    }

    @Test
    void a_waiver_of_another_service_is_heeded() {
        ReviewFixtures session = executing(ROOMY, "tests", "docs");
        assertThat(session.when(new Input.KnowWaiver("tests", 1))).hasSize(1);
        assertThat(session.when(new Input.KnowWaiver("tests", 1))).isEmpty();
        assertThat(session.when(new Input.KnowWaiver("unheard", 1))).isEmpty();

        assertThat(dispatched(session.review()))
                .extracting(Event.VerificationDispatched::criterionId)
                .containsExactly("docs");
        assertThat(of(SessionEnded.class, session.passes("docs"))).hasSize(1);
    }

    @Test
    void a_waiver_after_an_end_lets_continue_complete() {
        ReviewFixtures session = verifying(limits(1, 20), "tests");
        session.fails("tests");
        assertThat(refusal(session.signal(Signal.CONTINUE))).startsWith("INVALID: limits.maxRetries");
        session.waive("tests", "eve");
        session.signal(Signal.CONTINUE);

        assertThat(of(SessionEnded.class, session.proceed()))
                .extracting(SessionEnded::status)
                .containsExactly(EndStatus.COMPLETED);
        assertThat(refusal(session.waive("tests", "eve"))).startsWith("ENDED: ");
    }

    @Test
    void a_waiver_during_a_break_spares_the_verification() {
        ReviewFixtures session = verifying(ROOMY, "tests", "docs");
        session.signal(Signal.BREAK);
        session.waive("tests", "eve");
        session.signal(Signal.CONTINUE);

        assertThat(dispatched(session.proceed())).hasSize(1);
        assertThat(of(SessionEnded.class, session.passes("docs"))).hasSize(1);
    }

    @Test
    void a_question_that_counts_the_criterion_as_unproven_is_asked_anew() {
        ReviewFixtures session = verifying(CURIOUS, ROOMY, "tests", "docs");
        session.fails("tests");
        session.fails("docs");
        List<Event> events = session.waive("tests", "eve");

        assertThat(withdrawn(events)).containsExactly("discoveries-1-1");
        assertThat(asked(events)).containsExactly("discoveries-1-2");
        assertThat(of(SessionEnded.class, session.waive("docs", "eve"))).hasSize(1);
    }

    @Test
    void another_holder_answers_waivers_and_edits() {
        ReviewFixtures session = executing(ROOMY, "tests");

        assertThat(session.waive("tests", "eve")).isEmpty();
        assertThat(session.edit(ReviewFixtures.task("t1"))).isEmpty();
    }
}
