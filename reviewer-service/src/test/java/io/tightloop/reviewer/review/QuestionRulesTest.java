package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.Policies.DELEGATED;
import static io.tightloop.reviewer.review.Policies.FREE_SKIPS;
import static io.tightloop.reviewer.review.Policies.NO_FALLBACK;
import static io.tightloop.reviewer.review.Policies.NO_INFERENCE;
import static io.tightloop.reviewer.review.ReviewFixtures.ROOMY;
import static io.tightloop.reviewer.review.ReviewFixtures.asked;
import static io.tightloop.reviewer.review.ReviewFixtures.dispatched;
import static io.tightloop.reviewer.review.ReviewFixtures.executing;
import static io.tightloop.reviewer.review.ReviewFixtures.limits;
import static io.tightloop.reviewer.review.ReviewFixtures.of;
import static io.tightloop.reviewer.review.ReviewFixtures.refusal;
import static io.tightloop.reviewer.review.ReviewFixtures.unknownSession;
import static io.tightloop.reviewer.review.ReviewFixtures.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.reviewer.review.Event.CommandAccepted;
import io.tightloop.reviewer.review.Event.ConfirmationAnswered;
import io.tightloop.reviewer.review.Event.ConfirmationRequested;
import io.tightloop.reviewer.review.Event.CriterionVerified;
import io.tightloop.reviewer.review.Event.CriterionWaived;
import io.tightloop.reviewer.review.Event.SessionEnded;
import io.tightloop.reviewer.review.Event.StatusChanged;
import io.tightloop.reviewer.review.Input.Signal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionRulesTest {
    private static final String LOOK = "criterion-look-1";

    @Test
    void manual_checks_are_asked_together_beside_running_verifications() {
        ReviewFixtures session = executing(ROOMY, "tests").manual("look").define("feel", "it feels right", null);
        List<Event> events = session.review();

        assertThat(dispatched(events)).hasSize(1);
        assertThat(of(ConfirmationRequested.class, events).getFirst())
                .isEqualTo(new ConfirmationRequested(
                        new Question(LOOK, Question.Kind.CRITERION, "look"), "look looks right", "", 1, session.now()));
        assertThat(asked(events)).containsExactly(LOOK, "criterion-feel-1");
    }

    @Test
    void yes_is_a_pass_with_who_said_what_as_evidence() {
        ReviewFixtures session = looking(DELEGATED);
        List<Event> events = session.answer(LOOK, Answer.YES, "seen on the screen");

        String hash = Hash.hex(("seen on the screen|ada|" + session.now()).getBytes(StandardCharsets.UTF_8));
        assertThat(of(CommandAccepted.class, events))
                .extracting(CommandAccepted::detail)
                .containsExactly("YES to criterion-look-1");
        assertThat(of(ConfirmationAnswered.class, events)).hasSize(1);
        assertThat(of(CriterionVerified.class, events)).singleElement().satisfies(verified -> {
            assertThat(verified.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(verified.evidence())
                    .isEqualTo(new Evidence("manual", "seen on the screen", hash, "ada", session.now(), null));
        });
        assertThat(ended(events)).isEqualTo(EndStatus.COMPLETED);
    }

    @Test
    void yes_without_words_is_confirmed_but_not_without_a_name() {
        ReviewFixtures session = looking(DELEGATED);
        Command anonymous = new Command("c9", "AnswerConfirmation", "", session.now());

        assertThat(refusal(
                        session.when(new Input.AnswerConfirmation(anonymous, LOOK, Answer.YES, "", List.of(), false))))
                .isEqualTo("INVALID: by: evidence needs a name");
        assertThat(of(CriterionVerified.class, session.answer(LOOK, Answer.YES, "")))
                .extracting(verified -> verified.evidence().summary())
                .containsExactly("confirmed");
    }

    @Test
    void no_fails_with_what_is_wrong_and_the_next_question_has_a_new_id() {
        ReviewFixtures session = looking(DELEGATED);
        assertThat(refusal(session.answer(LOOK, Answer.NO, " "))).isEqualTo("INVALID: feedback: say what is wrong");

        List<Event> events = session.answer(LOOK, Answer.NO, "too small");
        assertThat(of(CriterionVerified.class, events)).singleElement().satisfies(verified -> {
            assertThat(verified.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(verified.failures()).isEqualTo(1);
        });
        assertThat(of(ConfirmationRequested.class, session.review()))
                .singleElement()
                .satisfies(again -> {
                    assertThat(again.question().id()).isEqualTo("criterion-look-2");
                    assertThat(again.detail()).isEqualTo("too small");
                });
    }

    @Test
    void a_skip_is_a_waiver_where_skips_are_free() {
        assertThat(refusal(looking(DELEGATED).answer(LOOK, Answer.SKIP, "never mind")))
                .startsWith("INVALID: answer: ")
                .contains("POST /v1/sessions/{id}/waivers");

        ReviewFixtures session = looking(FREE_SKIPS);
        assertThat(refusal(session.answer(LOOK, Answer.SKIP, ""))).startsWith("INVALID: feedback: ");
        List<Event> events = session.answer(LOOK, Answer.SKIP, "never mind");
        assertThat(of(CriterionWaived.class, events))
                .extracting(CriterionWaived::waiver)
                .containsExactly(new Waiver("never mind", "ada", "ada"));
        assertThat(withdrawn(events)).isEmpty();
        assertThat(ended(events)).isEqualTo(EndStatus.COMPLETED);
    }

    @Test
    void without_fallback_a_criterion_without_a_check_is_inconclusive_and_a_manual_one_still_asked() {
        ReviewFixtures session = executing(NO_FALLBACK, ROOMY).manual("look").define("feel", "it feels right", null);
        List<Event> events = session.review();

        assertThat(asked(events)).containsExactly(LOOK);
        assertThat(of(CriterionVerified.class, events)).singleElement().satisfies(verified -> {
            assertThat(verified.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(verified.evidence().summary()).isEqualTo("no check is known and policy.fallbackToManual is off");
        });
    }

    @Test
    void nothing_is_inferred_where_that_is_switched_off() {
        assertThat(asked(executing(NO_INFERENCE, ROOMY)
                        .define("notes", "NOTES.md exists", null)
                        .review()))
                .containsExactly("criterion-notes-1");
    }

    @Test
    void a_question_takes_one_answer_and_only_its_own() {
        ReviewFixtures session = looking(DELEGATED);

        assertThat(refusal(session.answer("criterion-look-2", Answer.YES, "")))
                .startsWith("STALE: criterion-look-2 is");
        assertThat(refusal(session.answer("nonsense", Answer.YES, ""))).startsWith("STALE: ");
        assertThat(refusal(session.answer(LOOK, Answer.EDIT, "")))
                .isEqualTo("INVALID: answer: must be one of YES, NO, SKIP");
        assertThat(refusal(session.answer(LOOK, Answer.YES, "", ReviewFixtures.task("t1"))))
                .isEqualTo("INVALID: tasks: only EDIT takes them");
        assertThat(refusal(session.answer(LOOK, Answer.UNKNOWN, ""))).startsWith("UNSUPPORTED: answer");
        session.answer(LOOK, Answer.NO, "too small");
        assertThat(refusal(session.answer(LOOK, Answer.YES, "")))
                .isEqualTo("STALE: criterion-look-1 is not open: it was answered or withdrawn");
    }

    @Test
    void an_answer_is_answered_also_for_a_session_that_is_gone() {
        ReviewFixtures gone = unknownSession();
        Command command = gone.command("AnswerConfirmation");

        assertThat(refusal(gone.answer(LOOK, Answer.YES, ""))).startsWith("UNKNOWN_SESSION: ");
        assertThat(refusal(gone.when(new Input.AnswerConfirmation(command, LOOK, Answer.YES, "", List.of(), true))))
                .startsWith("ARCHIVED: ");
        assertThat(refusal(executing(ROOMY).answer(LOOK, Answer.YES, ""))).startsWith("STALE: ");
    }

    @Test
    void an_end_withdraws_the_questions_and_continue_asks_again() {
        ReviewFixtures session = executing(ROOMY).manual("look").manual("feel");
        session.review();

        assertThat(withdrawn(session.signal(Signal.BREAK))).containsExactly(LOOK, "criterion-feel-1");
        assertThat(refusal(session.answer(LOOK, Answer.YES, ""))).isEqualTo("ENDED: the session is INTERRUPTED");
        session.signal(Signal.CONTINUE);
        assertThat(asked(session.proceed())).containsExactly("criterion-look-2", "criterion-feel-2");
    }

    @Test
    void a_session_awaits_when_only_questions_are_left() {
        ReviewFixtures session = executing(ROOMY, "tests").manual("look").manual("feel");
        assertThat(of(StatusChanged.class, session.review())).isEmpty();

        assertThat(of(StatusChanged.class, session.passes("tests")))
                .containsExactly(new StatusChanged(true, 1, session.now()));
        assertThat(of(StatusChanged.class, session.proceed())).isEmpty();
        assertThat(of(StatusChanged.class, session.answer(LOOK, Answer.NO, "no")))
                .isEmpty();
        session.answer("criterion-feel-1", Answer.YES, "");
        assertThat(of(StatusChanged.class, session.review())).isEmpty();
    }

    @Test
    void a_retry_that_waits_moves_by_itself() {
        ReviewFixtures session = executing(ROOMY, "tests").manual("look");
        session.review();
        session.claim("tests", "a");
        session.after(Attempt.LEASE_MS).due("tests");

        assertThat(of(StatusChanged.class, session.proceed())).isEmpty();
    }

    @Test
    void a_manual_criterion_that_fails_too_often_exhausts() {
        ReviewFixtures session = executing(limits(1, 20)).manual("look");
        session.review();

        assertThat(ended(session.answer(LOOK, Answer.NO, "no"))).isEqualTo(EndStatus.EXHAUSTED);
    }

    private static ReviewFixtures looking(Policy policy) {
        ReviewFixtures session = executing(policy, ROOMY).manual("look");
        session.review();
        return session;
    }

    private static EndStatus ended(List<Event> events) {
        return of(SessionEnded.class, events).getFirst().status();
    }
}
