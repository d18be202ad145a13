package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.Policies.CURIOUS;
import static io.tightloop.reviewer.review.Policies.DELEGATED;
import static io.tightloop.reviewer.review.ReviewFixtures.ROOMY;
import static io.tightloop.reviewer.review.ReviewFixtures.asked;
import static io.tightloop.reviewer.review.ReviewFixtures.executing;
import static io.tightloop.reviewer.review.ReviewFixtures.limits;
import static io.tightloop.reviewer.review.ReviewFixtures.of;
import static io.tightloop.reviewer.review.ReviewFixtures.on;
import static io.tightloop.reviewer.review.ReviewFixtures.refusal;
import static io.tightloop.reviewer.review.ReviewFixtures.task;
import static io.tightloop.reviewer.review.ReviewFixtures.verifying;
import static io.tightloop.reviewer.review.ReviewFixtures.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.reviewer.review.Event.ConfirmationRequested;
import io.tightloop.reviewer.review.Event.DiscoveryNoted;
import io.tightloop.reviewer.review.Event.LoopContinued;
import io.tightloop.reviewer.review.Event.SessionEnded;
import io.tightloop.reviewer.review.Event.TaskDiscovered;
import io.tightloop.reviewer.review.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryRulesTest {
    private static final String FIRST = "discoveries-1-1";

    @ParameterizedTest
    @CsvSource({
        "none,     false, false, false",
        "minor,    true,  false, false",
        "major,    true,  false, false",
        "critical, true,  true,  false"
    })
    void reports_below_the_policy_are_notes(String ignoreBelow, boolean minor, boolean major, boolean critical) {
        ReviewFixtures session = executing(Policies.ignoringBelow(ignoreBelow), ROOMY, "tests");

        assertThat(noted(session.reported("a", "typo", Severity.of("Minor")))).isEqualTo(minor);
        assertThat(noted(session.reported("b", "release notes", Severity.of("grave"))))
                .isEqualTo(major);
        assertThat(noted(session.reported("c", "leak", Severity.of("critical"))))
                .isEqualTo(critical);
    }

    @Test
    void notes_alone_do_not_keep_it_from_completing() {
        ReviewFixtures session = executing(ROOMY, "tests");
        session.reported("a", "typo", Severity.MINOR);
        session.review();

        assertThat(of(SessionEnded.class, session.passes("tests"))).hasSize(1);
    }

    @Test
    void the_same_title_is_a_duplicate_over_the_whole_session_and_counted() {
        ReviewFixtures session = executing(ROOMY, "tests").reported("Release notes!");
        assertThat(session.reported("a", "release  Notes", Severity.MAJOR))
                .singleElement()
                .isInstanceOfSatisfying(
                        DiscoveryNoted.class,
                        noted -> assertThat(noted.duplicate()).isTrue());
        session.review();
        assertThat(loop(session.passes("tests")).duplicates()).isEqualTo(1);

        session.reported("b", "RELEASE NOTES", Severity.CRITICAL);
        session.reported("c", "something else", Severity.MAJOR);
        session.review();
        List<Event> events = session.passes("tests");
        assertThat(titles(events)).containsExactly("something else");
        assertThat(loop(events).duplicates()).isEqualTo(2);
    }

    @Test
    void a_repeated_report_is_neither_counted_nor_noted_again() {
        ReviewFixtures session = executing(ROOMY, "tests").reported("release notes");
        session.reported("a", "release notes", Severity.MAJOR);

        assertThat(session.reported("a", "release notes", Severity.MAJOR)).isEmpty();
        assertThat(session.root().tally().duplicates()).isEqualTo(1);
    }

    @Test
    void criteria_and_tasks_are_new_in_each_iteration() {
        ReviewFixtures session = verifying(ROOMY, "tests");
        assertThat(titles(session.fails("tests"))).containsExactly("Criterion tests is not proven");
        session.review();

        assertThat(titles(session.fails("tests"))).containsExactly("Criterion tests is not proven");
    }

    @Test
    void what_is_discovered_is_asked_about_with_a_line_for_each() {
        ReviewFixtures session = executing(CURIOUS, ROOMY, "tests").reported("release notes");
        session.review();

        assertThat(of(ConfirmationRequested.class, session.fails("tests")))
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.question()).isEqualTo(new Question(FIRST, Question.Kind.DISCOVERIES, ""));
                    assertThat(question.text()).isEqualTo("Plan these 2 discovered tasks for iteration 2?");
                    assertThat(question.detail())
                            .isEqualTo("major: Criterion tests is not proven — exit code 1\n"
                                    + "major: release notes — why");
                });
        assertThat(session.root().progress().awaiting()).isTrue();
    }

    @Test
    void yes_loops_with_all_of_it() {
        ReviewFixtures session = discovered();
        List<Event> events = session.answer(FIRST, Answer.YES, "");

        assertThat(titles(events)).containsExactly("Criterion tests is not proven", "release notes");
        assertThat(loop(events).discovered()).isEqualTo(2);
    }

    @Test
    void no_plans_only_what_is_unproven() {
        assertThat(titles(discovered().answer(FIRST, Answer.NO, ""))).containsExactly("Criterion tests is not proven");
    }

    @Test
    void no_with_everything_proven_goes_on_to_the_end() {
        ReviewFixtures session = executing(CURIOUS, ROOMY, "tests").reported("release notes");
        session.review();
        session.passes("tests");

        assertThat(of(SessionEnded.class, session.answer(FIRST, Answer.NO, "")))
                .extracting(SessionEnded::status)
                .containsExactly(EndStatus.COMPLETED);
    }

    @Test
    void edit_replaces_the_list_and_asks_again() {
        ReviewFixtures session = discovered();
        assertThat(refusal(session.answer(FIRST, Answer.EDIT, ""))).startsWith("INVALID: tasks: ");
        assertThat(refusal(session.answer(FIRST, Answer.EDIT, "", task("a b"))))
                .startsWith("INVALID: tasks[0].id: must match ");

        List<Event> events = session.answer(FIRST, Answer.EDIT, "", task("fix"), task("tell", "fix"));
        assertThat(asked(events)).containsExactly("discoveries-1-2");
        assertThat(of(ConfirmationRequested.class, events).getFirst().detail())
                .isEqualTo("major: do fix\nmajor: do tell");

        List<Event> looped = session.answer("discoveries-1-2", Answer.YES, "");
        assertThat(of(TaskDiscovered.class, looped))
                .extracting(
                        found -> found.finding().source(),
                        found -> found.finding().task())
                .containsExactly(
                        tuple(Finding.Source.PERSON, task("fix")), tuple(Finding.Source.PERSON, task("tell", "fix")));
        assertThat(loop(looped).discovered()).isEqualTo(2);
    }

    @Test
    void an_edit_that_names_a_queue_that_there_is_not_is_refused() {
        String refusal = "INVALID: tasks[0].queue: there is no queue 'nowhere'";
        ReviewFixtures session = discovered();
        session.surroundings.withoutQueue("nowhere");

        assertThat(refusal(session.answer(FIRST, Answer.EDIT, "", on("nowhere"))))
                .isEqualTo(refusal);
        session.signal(Signal.BREAK);
        assertThat(refusal(session.edit(on("nowhere")))).isEqualTo(refusal);
    }

    @Test
    void no_to_an_edited_list_leaves_what_is_unproven() {
        ReviewFixtures session = discovered();
        session.answer(FIRST, Answer.EDIT, "", task("fix"));

        assertThat(titles(session.answer("discoveries-1-2", Answer.NO, "")))
                .containsExactly("Criterion tests is not proven");
    }

    @Test
    void an_edit_of_one_iteration_says_nothing_of_the_next() {
        ReviewFixtures session = discovered();
        session.answer(FIRST, Answer.EDIT, "", task("fix"));
        session.answer("discoveries-1-2", Answer.YES, "");
        session.review();
        session.fails("tests");

        assertThat(titles(session.answer("discoveries-2-1", Answer.YES, "")))
                .containsExactly("Criterion tests is not proven");
    }

    @Test
    void nothing_is_asked_about_a_loop_that_cannot_be() {
        ReviewFixtures session = verifying(CURIOUS, limits(5, 1), "tests");
        List<Event> events = session.fails("tests");

        assertThat(asked(events)).isEmpty();
        assertThat(of(SessionEnded.class, events))
                .extracting(SessionEnded::status)
                .containsExactly(EndStatus.EXHAUSTED);
    }

    @Test
    void tasks_edited_after_an_end_are_what_the_loop_plans() {
        ReviewFixtures session = verifying(DELEGATED, limits(5, 1), "tests");
        assertThat(refusal(session.edit(task("fix")))).startsWith("NOT_ENDED: ");
        session.fails("tests");

        assertThat(refusal(session.edit())).isEqualTo("INVALID: tasks: must be 1 to 10000");
        assertThat(session.edit(task("old"))).hasSize(2);
        assertThat(session.edit(task("fix"), task("tell")).getFirst())
                .isEqualTo(new Event.CommandAccepted(session.command("EditTasks"), "2 tasks"));
        assertThat(refusal(session.signal(Signal.CONTINUE))).startsWith("INVALID: limits.maxIterations");
        session.signal(Signal.CONTINUE, limits(5, 2));
        assertThat(titles(session.proceed())).containsExactly("do fix", "do tell");
    }

    @Test
    void tasks_edited_during_a_break_wait_for_the_verdicts() {
        ReviewFixtures session = verifying(ROOMY, "tests");
        session.signal(Signal.BREAK);
        session.edit(task("fix"));
        session.signal(Signal.CONTINUE);
        session.proceed();

        assertThat(titles(session.passes("tests"))).containsExactly("do fix");
    }

    @Test
    void a_report_that_comes_after_the_edit_is_left_for_the_next_iteration() {
        ReviewFixtures session = verifying(ROOMY, "tests");
        session.signal(Signal.BREAK);
        session.edit(task("fix"));
        session.signal(Signal.CONTINUE);
        session.proceed();
        session.claim("tests", "claim");
        Finding leak = Finding.of("verified/1", Finding.Source.WORKER, "", "leak", "", Severity.MAJOR);

        assertThat(titles(session.then(session.reporting("tests", leak)))).containsExactly("do fix");
        session.review();
        assertThat(titles(session.passes("tests"))).containsExactly("leak");
    }

    @Test
    void a_completed_session_takes_no_tasks() {
        ReviewFixtures session = verifying(ROOMY, "tests");
        session.passes("tests");

        assertThat(refusal(session.edit(task("fix")))).isEqualTo("ENDED: the session is COMPLETED");
    }

    @Test
    void a_break_withdraws_the_question_and_continue_asks_again() {
        ReviewFixtures session = discovered();
        assertThat(withdrawn(session.signal(Signal.BREAK))).containsExactly(FIRST);
        session.signal(Signal.CONTINUE);

        assertThat(asked(session.proceed())).containsExactly("discoveries-1-2");
    }

    private static ReviewFixtures discovered() {
        ReviewFixtures session = executing(CURIOUS, ROOMY, "tests").reported("release notes");
        session.review();
        session.fails("tests");
        return session;
    }

    private static boolean noted(List<Event> events) {
        return !of(DiscoveryNoted.class, events).isEmpty();
    }

    private static LoopContinued loop(List<Event> events) {
        return of(LoopContinued.class, events).getFirst();
    }

    private static List<String> titles(List<Event> events) {
        return of(TaskDiscovered.class, events).stream()
                .map(found -> found.finding().title())
                .toList();
    }
}
