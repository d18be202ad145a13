package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SuspensionType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class SuspensionRowsTest {
    @Inject
    Tables tables;

    @Inject
    ReadModel readModel;

    @Inject
    History history;

    @Inject
    ReadModelWriter writer;

    @BeforeEach
    void empty_tables() {
        tables.all().forEach(RowRepository::deleteAll);
    }

    @Test
    void session_is_suspended_with_its_last_poll_until_that_is_over() {
        var story = new Delegation()
                .starts("s")
                .suspends("s", SuspensionType.POLL, Phase.PLAN)
                .polls("s", 1, false)
                .polls("s", 2, true);
        writer.store(story.all());

        var session = session();
        assertThat(session.shownStatus()).isEqualTo("SUSPENDED");
        var suspended = session.waiting().orElseThrow();
        assertThat(suspended.type()).isEqualTo("POLL");
        assertThat(suspended.reason()).isEqualTo("not yet");
        assertThat(suspended.subject()).isEqualTo("t1");
        assertThat(suspended.by()).isEqualTo("ann");
        assertThat(suspended.attempts()).isEqualTo(2);
        assertThat(suspended.limit()).isEqualTo(2);
        assertThat(suspended.timedOut()).isTrue();
        assertThat(suspended.seen()).isEqualTo("status 503");
        assertThat(listed("SUSPENDED")).containsExactly("s");
        assertThat(listed("RUNNING")).isEmpty();

        writer.store(story.resumes("s", Phase.PLAN).all());
        assertThat(session().shownStatus()).isEqualTo("RUNNING");
        assertThat(session().waiting()).isEmpty();
        assertThat(listed("SUSPENDED")).isEmpty();
        assertThat(listed("RUNNING")).containsExactly("s");
    }

    @Test
    void end_of_the_session_ends_the_suspension_and_it_goes_on_without() {
        var story = new Delegation()
                .starts("s")
                .suspends("s", SuspensionType.MANUAL, Phase.EXECUTE)
                .ends("s", EndStatus.INTERRUPTED, "tea");
        writer.store(story.all());
        assertThat(session().shownStatus()).isEqualTo("INTERRUPTED");
        assertThat(listed("SUSPENDED")).isEmpty();

        writer.store(story.goesOn("s").all());
        assertThat(session().shownStatus()).isEqualTo("RUNNING");
        assertThat(session().waiting()).isEmpty();
    }

    @Test
    void suspension_is_noted_when_it_begins_times_out_and_ends() {
        writer.store(new Delegation()
                .starts("s")
                .suspends("s", SuspensionType.TIME, Phase.PLAN)
                .polls("s", 1, false)
                .polls("s", 2, true)
                .resumes("s", Phase.PLAN)
                .all());

        assertThat(history.observations("s", Optional.of(ObservationRow.Kind.SUSPENSION), Long.MIN_VALUE, "", 10))
                .extracting(ObservationRow::summary)
                .containsExactly(
                        "suspended, TIME until 1970-01-01T00:00:09Z: not yet",
                        "timed out after 2 polls; only a person can end it now: status 503",
                        "not suspended any more, FORCED: enough");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void message_that_goes_round_the_ring_is_one_row_and_one_observation(long seed) {
        var story = new Delegation().starts("s").isToldBy("s", "ann", "hurry");
        Interleaving.of(story.topics(), seed).forEach(writer::store);

        assertThat(history.messages("s", Long.MIN_VALUE, "", 10))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.words()).isEqualTo("hurry");
                    assertThat(message.who()).isEqualTo("ann");
                });
        assertThat(history.observations("s", Optional.of(ObservationRow.Kind.MESSAGE), Long.MIN_VALUE, "", 10))
                .hasSize(1);
    }

    @Test
    void poll_that_is_called_off_is_no_task() {
        writer.store(new Delegation()
                .starts("s")
                .suspends("s", SuspensionType.POLL, Phase.EXECUTE)
                .callsOffPoll("s")
                .all());

        assertThat(tables.runs().count()).isZero();
    }

    @Test
    void result_for_a_session_that_nobody_knows_leaves_no_row() {
        var ignored = new ResultIgnored("stranger", "w1", "t1", "there is no such session", 0, 5L);
        writer.store(List.of(new Recorded(new Place(Stories.TOPICS.executionEvents(), 0, 0), Optional.of(ignored))));

        assertThat(Stored.rowsOfSessions(tables)).isEmpty();
    }

    private SessionRow session() {
        return readModel.session("s").orElseThrow();
    }

    private List<String> listed(String status) {
        return readModel.sessions(Filters.status(status), Long.MAX_VALUE, "", 10).stream()
                .map(SessionRow::id)
                .toList();
    }
}
