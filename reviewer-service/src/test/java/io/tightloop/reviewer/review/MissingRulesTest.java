package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.ReviewFixtures.COUNTS;
import static io.tightloop.reviewer.review.ReviewFixtures.ROOMY;
import static io.tightloop.reviewer.review.ReviewFixtures.refusal;
import static io.tightloop.reviewer.review.ReviewFixtures.unknownSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.reviewer.review.Event.SessionEnded;
import io.tightloop.reviewer.review.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingRulesTest {
    private static final String ONE_OF_TWO = "the reviewer was told of 1 of 2 criteria";
    private static final String NO_START = "the reviewer was not told how the session started";

    @Test
    void a_criterion_that_was_left_out_fails_the_session_before_its_review() {
        ReviewFixtures session = toldOfOneCriterionOfTwo();

        assertThat(session.when(new Input.TakeBaton(1, ROOMY, COUNTS, 0, session.now())))
                .last()
                .isEqualTo(new SessionEnded(EndStatus.FAILED, ONE_OF_TWO, 1, List.of("tests"), COUNTS, session.now()));
        assertThat(refusal(session.signal(Signal.DONE))).isEqualTo("ENDED: the session is FAILED");
        assertThat(refusal(session.signal(Signal.CONTINUE))).isEqualTo("INVALID: " + ONE_OF_TWO);
        assertThat(session.archive()).hasSize(2);
    }

    @Test
    void a_criterion_that_was_left_out_is_missed_too_where_the_baton_could_not_be_handled() {
        ReviewFixtures session = toldOfOneCriterionOfTwo();
        session.when(new Input.Park("broken", session.now()));

        assertThat(refusal(session.signal(Signal.CONTINUE))).isEqualTo("INVALID: " + ONE_OF_TWO);
    }

    @Test
    void a_baton_of_a_session_whose_start_was_left_out_ends_it_and_every_command_is_answered() {
        ReviewFixtures session = unknownSession();

        assertThat(session.when(new Input.TakeBaton(1, ROOMY, COUNTS, 0, session.now())))
                .containsExactly(new SessionEnded(EndStatus.FAILED, NO_START, 1, List.of(), COUNTS, session.now()));
        assertThat(session.proceed()).isEmpty();
        assertThat(refusal(session.signal(Signal.BREAK))).isEqualTo("ENDED: the session is FAILED");
        assertThat(refusal(session.signal(Signal.CONTINUE))).isEqualTo("INVALID: " + NO_START);
        assertThat(refusal(session.waive("tests", "grace"))).startsWith("INVALID: criterion");
        assertThat(session.archive()).last().isEqualTo(new Event.SessionArchived());
        assertThat(session.root()).isEqualTo(Review.unknown());
    }

    private static ReviewFixtures toldOfOneCriterionOfTwo() {
        ReviewFixtures session = unknownSession();
        Session two = new Session("ship it", null, Policies.DELEGATED, 2);
        session.when(new Input.KnowSession(7, session.now(), ROOMY, two));
        return session.manual("tests");
    }
}
