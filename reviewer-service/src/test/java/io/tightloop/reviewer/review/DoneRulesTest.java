package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.Policies.CURIOUS;
import static io.tightloop.reviewer.review.Policies.DELEGATED;
import static io.tightloop.reviewer.review.Policies.PAIRED;
import static io.tightloop.reviewer.review.Policies.UNENFORCED;
import static io.tightloop.reviewer.review.ReviewFixtures.ROOMY;
import static io.tightloop.reviewer.review.ReviewFixtures.asked;
import static io.tightloop.reviewer.review.ReviewFixtures.executing;
import static io.tightloop.reviewer.review.ReviewFixtures.limits;
import static io.tightloop.reviewer.review.ReviewFixtures.of;
import static io.tightloop.reviewer.review.ReviewFixtures.refusal;
import static io.tightloop.reviewer.review.ReviewFixtures.verifying;
import static io.tightloop.reviewer.review.ReviewFixtures.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.reviewer.review.Event.CriterionWaived;
import io.tightloop.reviewer.review.Event.LoopContinued;
import io.tightloop.reviewer.review.Event.SessionEnded;
import io.tightloop.reviewer.review.Event.TaskDiscovered;
import io.tightloop.reviewer.review.Event.WorkCancelled;
import io.tightloop.reviewer.review.Input.Signal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoneRulesTest {
    private static final String DONE = "done-1-1";

    @Test
    void the_end_is_asked_about_and_yes_completes() {
        ReviewFixtures session = verifying(PAIRED, ROOMY, "tests");
        assertThat(asked(session.passes("tests"))).containsExactly(DONE);
        assertThat(session.root().progress().awaiting()).isTrue();

        assertThat(of(SessionEnded.class, session.answer(DONE, Answer.YES, "")))
                .extracting(SessionEnded::status, SessionEnded::reason)
                .containsExactly(tuple(EndStatus.COMPLETED, "confirmed by ada"));
    }

    @Test
    void no_keeps_improving_with_what_was_said() {
        ReviewFixtures session = verifying(PAIRED, ROOMY, "tests");
        session.passes("tests");
        assertThat(refusal(session.answer(DONE, Answer.NO, ""))).isEqualTo("INVALID: feedback: say what is missing");

        List<Event> events = session.answer(DONE, Answer.NO, "add a logo\nin blue");
        assertThat(of(TaskDiscovered.class, events)).singleElement().satisfies(found -> {
            assertThat(found.finding().source()).isEqualTo(Finding.Source.PERSON);
            assertThat(found.finding().title()).isEqualTo("add a logo");
            assertThat(found.finding().description()).isEqualTo("add a logo\nin blue");
        });
        assertThat(of(LoopContinued.class, events)).hasSize(1);
    }

    @Test
    void no_is_refused_in_the_last_iteration() {
        ReviewFixtures session = verifying(PAIRED, limits(5, 1), "tests");
        session.passes("tests");

        assertThat(refusal(session.answer(DONE, Answer.NO, "more"))).startsWith("INVALID: policy.maxIterations is 1");
    }

    @Test
    void a_session_without_criteria_is_always_asked_about() {
        ReviewFixtures session = executing(DELEGATED, ROOMY);
        assertThat(asked(session.review())).containsExactly(DONE);
        assertThat(session.proceed()).isEmpty();
        session.answer(DONE, Answer.NO, "more");

        assertThat(asked(session.review())).containsExactly("done-2-1");
        assertThat(of(SessionEnded.class, session.answer("done-2-1", Answer.YES, "")))
                .hasSize(1);
    }

    @Test
    void done_is_refused_with_the_first_of_a_long_list() {
        String[] ids = IntStream.rangeClosed(1, 22).mapToObj(i -> "c" + i).toArray(String[]::new);

        assertThat(refusal(verifying(ROOMY, ids).signal(Signal.DONE)))
                .startsWith("UNPROVEN: not proven in iteration 1: c1, c2, ")
                .endsWith(", c20 and 2 more");
    }

    @Test
    void done_drops_what_was_only_discovered() {
        ReviewFixtures session = executing(CURIOUS, ROOMY, "tests").reported("release notes");
        session.review();
        session.passes("tests");
        List<Event> events = session.signal(Signal.DONE);

        assertThat(withdrawn(events)).containsExactly("discoveries-1-1");
        assertThat(of(SessionEnded.class, events))
                .extracting(SessionEnded::status)
                .containsExactly(EndStatus.COMPLETED);
    }

    @Test
    void done_waives_what_is_unproven_where_proof_is_not_enforced() {
        ReviewFixtures session = executing(UNENFORCED, ROOMY, "tests", "docs").manual("look");
        session.review();
        session.passes("tests");
        Command anonymous = new Command("c9", "SendSignal", "", session.now());
        assertThat(refusal(session.when(new Input.SendSignal(anonymous, Signal.DONE, "", LimitsChange.NONE))))
                .startsWith("INVALID: by: ");

        Input done = new Input.SendSignal(session.command("SendSignal"), Signal.DONE, "ship", LimitsChange.NONE);
        List<Event> events = session.when(done);
        assertThat(of(WorkCancelled.class, events)).hasSize(1);
        assertThat(withdrawn(events)).containsExactly("criterion-look-1");
        assertThat(of(CriterionWaived.class, events))
                .extracting(CriterionWaived::criterionId)
                .containsExactly("docs", "look");
        assertThat(of(CriterionWaived.class, events).getFirst().waiver())
                .isEqualTo(new Waiver("DONE: ship", "ada", "ada"));
        assertThat(of(SessionEnded.class, events))
                .extracting(SessionEnded::status, SessionEnded::unproven)
                .containsExactly(tuple(EndStatus.COMPLETED, List.of()));
    }
}
