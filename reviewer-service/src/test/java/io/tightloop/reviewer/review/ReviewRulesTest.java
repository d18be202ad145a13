package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.ReviewFixtures.COUNTS;
import static io.tightloop.reviewer.review.ReviewFixtures.dispatched;
import static io.tightloop.reviewer.review.ReviewFixtures.executing;
import static io.tightloop.reviewer.review.ReviewFixtures.limits;
import static io.tightloop.reviewer.review.ReviewFixtures.of;
import static io.tightloop.reviewer.review.ReviewFixtures.unknownSession;
import static io.tightloop.reviewer.review.ReviewFixtures.verifying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.reviewer.review.Event.LoopContinued;
import io.tightloop.reviewer.review.Event.SessionEnded;
import io.tightloop.reviewer.review.Event.TaskDiscovered;
import io.tightloop.reviewer.review.Event.VerificationDispatched;
import io.tightloop.reviewer.review.Finding.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewRulesTest {
    @Test
    void every_criterion_is_verified_at_once() {
        assertThat(dispatched(executing(limits(5, 20), "tests", "docs").review()))
                .extracting(
                        VerificationDispatched::criterionId,
                        VerificationDispatched::queue,
                        VerificationDispatched::attempt)
                .containsExactly(tuple("tests", "command", 1), tuple("docs", "command", 1));
    }

    @Test
    void a_verification_is_dispatched_once() {
        ReviewFixtures session = verifying(limits(5, 20), "tests", "docs");

        assertThat(session.proceed()).isEmpty();
        assertThat(dispatched(session.passes("tests"))).isEmpty();
    }

    @Test
    void work_ids_begin_with_the_start_and_differ() {
        ReviewFixtures session = verifying(limits(5, 20), "tests", "docs");

        assertThat(session.workId("tests")).matches("7-[0-9a-f]{32}").isNotEqualTo(session.workId("docs"));
    }

    @Test
    void all_passed_and_nothing_discovered_completes() {
        ReviewFixtures session = verifying(limits(5, 20), "tests", "docs");

        assertThat(of(SessionEnded.class, session.passes("tests"))).isEmpty();
        assertThat(session.passes("docs"))
                .last()
                .isEqualTo(new SessionEnded(
                        EndStatus.COMPLETED, "every criterion is proven", 1, List.of(), COUNTS, session.now()));
    }

    @Test
    void a_failed_criterion_loops_with_its_evidence() {
        ReviewFixtures session = verifying(limits(5, 20), "tests", "docs");
        session.passes("docs");
        List<Event> events = session.fails("tests");

        assertThat(of(TaskDiscovered.class, events)).singleElement().satisfies(discovered -> {
            assertThat(discovered.discoveryId()).isEqualTo("d1");
            assertThat(discovered.finding())
                    .extracting(Finding::source, Finding::subject, Finding::title, Finding::description)
                    .containsExactly(Source.CRITERION, "tests", "Criterion tests is not proven", "exit code 1");
        });
        assertThat(events.getLast()).isEqualTo(new LoopContinued(2, limits(5, 20), 1, 0, 0, session.now()));
    }

    @Test
    void criteria_that_passed_are_checked_again_and_a_regression_loops() {
        ReviewFixtures session = verifying(limits(5, 20), "tests", "docs");
        session.passes("docs");
        session.fails("tests");

        assertThat(dispatched(session.review())).hasSize(2);
        session.passes("tests");
        assertThat(session.fails("docs").getLast()).isInstanceOf(LoopContinued.class);
        assertThat(session.criterion("docs").proof().failures()).isEqualTo(1);
    }

    @Test
    void a_failed_task_loops_although_every_criterion_passes() {
        ReviewFixtures session = executing(limits(5, 20), "tests").failedTask("t1");
        session.review();
        List<Event> events = session.passes("tests");

        assertThat(of(TaskDiscovered.class, events))
                .extracting(event -> event.finding().subject())
                .containsExactly("t1");
        assertThat(of(SessionEnded.class, events)).isEmpty();
    }

    @Test
    void a_task_that_failed_in_an_earlier_iteration_does_not_count() {
        ReviewFixtures session = executing(limits(5, 20), "tests").failedTask("t1");
        session.review();
        session.passes("tests");
        session.review();

        assertThat(session.passes("tests").getLast()).isInstanceOf(SessionEnded.class);
    }

    @Test
    void a_criterion_that_fails_too_often_exhausts() {
        ReviewFixtures session = verifying(limits(2, 20), "tests");
        session.fails("tests");
        session.review();

        assertThat(of(SessionEnded.class, session.fails("tests")))
                .singleElement()
                .satisfies(ended -> {
                    assertThat(ended.status()).isEqualTo(EndStatus.EXHAUSTED);
                    assertThat(ended.reason()).isEqualTo("maxRetries: criterion tests failed 2 verifications");
                    assertThat(ended.unproven()).containsExactly("tests");
                });
    }

    @Test
    void the_last_iteration_exhausts() {
        ReviewFixtures session = verifying(limits(5, 1), "tests");

        assertThat(of(SessionEnded.class, session.fails("tests")))
                .singleElement()
                .satisfies(ended -> {
                    assertThat(ended.status()).isEqualTo(EndStatus.EXHAUSTED);
                    assertThat(ended.reason()).startsWith("maxIterations");
                });
    }

    @Test
    void a_check_is_inferred_where_that_is_safe() {
        ReviewFixtures session = executing(limits(5, 20))
                .define("tests", "`mvn test` passes", null)
                .define("notes", "NOTES.md exists", null);

        assertThat(dispatched(session.review()))
                .extracting(
                        VerificationDispatched::queue,
                        sent -> sent.check().command(),
                        sent -> sent.check().path())
                .containsExactly(tuple("command", "mvn test", null), tuple("file", null, "NOTES.md"));
    }

    @Test
    void what_was_read_before_changes_nothing() {
        ReviewFixtures session = executing(limits(5, 20), "tests").failedTask("t1");

        assertThat(session.when(new Input.KnowSession(9, 1, limits(1, 1), new Session("", null, Policies.CURIOUS, 0))))
                .isEmpty();
        assertThat(session.when(new Input.KnowCriterion(5, "tests", "", null))).isEmpty();
        session.failedTask("t1");
        assertThat(session.root().tally().findings()).isEqualTo(1);
        session.review();
        assertThat(session.when(new Input.TakeBaton(1, limits(5, 20), COUNTS, 0, 1)))
                .isEmpty();
        session.fails("tests");
        session.failedTask("t1");
        assertThat(session.root().tally().findings()).isEqualTo(1);
    }

    @Test
    void nothing_is_said_of_an_unknown_session() {
        assertThat(unknownSession().proceed()).isEmpty();
        assertThat(unknownSession().archive()).isEmpty();
        assertThat(unknownSession().when(new Input.Park("broken", 1))).isEmpty();
    }
}
