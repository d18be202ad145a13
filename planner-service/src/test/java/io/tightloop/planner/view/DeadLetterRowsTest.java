package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.planner.view.DeadLetterRow.Status;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class DeadLetterRowsTest {
    private static final Duration RETENTION = Duration.ofDays(90);

    @Inject
    Tables tables;

    @Inject
    ReadModelWriter writer;

    @Inject
    DeadLetterBox box;

    @Inject
    PayloadStore payloads;

    @Inject
    @Named("planner")
    TransactionOperations<Connection> transactions;

    @BeforeEach
    void empty_tables() {
        tables.all().forEach(RowRepository::deleteAll);
    }

    @Test
    void letter_is_kept_whole_and_as_it_was_first_told() {
        writer.store(List.of(Letters.at(0, Letters.of(7, "s", "first"))));
        writer.store(List.of(
                Letters.at(0, Letters.of(7, "s", "replayed")), Letters.at(1, Letters.of(7, "s", "delivered again"))));

        var row = box.letter("t.execution-events-3-7-reviewer").orElseThrow();
        assertThat(row.cause()).isEqualTo("first");
        assertThat(row.standing()).isEqualTo(Status.OPEN);
        var record = box.record(row);
        assertThat(record.payload()).isEqualTo(new byte[] {0, 1, -1});
        assertThat(record.kafkaKey()).isEqualTo("s");
        assertThat(record.headerValues().get("h")).isEqualTo(new byte[] {0, -2});
        assertThat(box.countOpen()).isEqualTo(1);
    }

    @Test
    void letter_of_strangers_has_a_place_and_a_fit_id() {
        var stranger = new DeadLetter(
                "a/b c".repeat(100),
                "x\0y",
                1,
                2L,
                "no session!",
                "c".repeat(10_000),
                ByteBuffer.allocate(0),
                Long.MIN_VALUE,
                "",
                Map.of());
        writer.store(List.of(Letters.at(0, stranger)));

        var row = box.list(all(), -1, "", 10).getFirst();
        assertThat(row.id()).matches("[A-Za-z0-9._-]{1,512}");
        assertThat(row.sessionId()).isEmpty();
        assertThat(row.cause()).hasSize(8_192);
        assertThat(box.record(row).kafkaKey()).isNull();
    }

    @Test
    void other_messages_on_the_topic_of_dead_letters_change_nothing() {
        writer.store(List.of(new Recorded(
                new Place(Stories.TOPICS.deadLetters(), 3, 0),
                Optional.of(new SessionRedriven("s", "reviewer", false, "eve", 5L)))));

        assertThat(tables.sessions().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void event_is_redriven_when_its_service_has_read_it_whichever_topic_is_read_first(boolean letterFirst) {
        var letters = List.of(Letters.at(0, Letters.of(7, "s", "x")), Letters.at(1, Letters.of(9, "s", "x")));
        var said = List.of(
                said(0, parked(7)),
                said(1, new SessionRedriven("s", "reviewer", false, "ann", 5L)),
                said(2, parked(9)));
        writer.store(letterFirst ? letters : said);
        writer.store(letterFirst ? said : letters);
        writer.store(said);

        assertThat(box.list(all(), -1, "", 10))
                .extracting(DeadLetterRow::topicOffset, DeadLetterRow::standing, DeadLetterRow::settledBy)
                .containsExactly(tuple(7L, Status.REDRIVEN, "ann"), tuple(9L, Status.OPEN, null));
    }

    @Test
    void event_of_an_archived_session_is_resolved() {
        writer.store(List.of(Letters.at(0, Letters.of(7, "s", "x")), said(0, parked(7))));
        writer.store(List.of(said(1, new SessionArchived("s", "reviewer", new Handoff(0L, 1, 1L), 5L))));

        assertThat(box.letter("t.execution-events-3-7-reviewer").orElseThrow().standing())
                .isEqualTo(Status.RESOLVED);
    }

    @Test
    void letter_is_settled_once() {
        writer.store(List.of(Letters.at(0, Letters.of(7, "s", "x"))));
        var open = box.list(all(), -1, "", 10).getFirst();

        box.settle(open, Status.REDRIVEN, "first", "ann", 5L);
        var now = box.settle(open, Status.RESOLVED, "second", "bob", 6L);

        assertThat(now.outcome()).isEqualTo("first");
        assertThat(now.standing()).isEqualTo(Status.REDRIVEN);
        assertThat(box.countOpen()).isZero();
    }

    @Test
    void letter_is_forgotten_with_its_session_and_one_of_no_session_when_it_is_as_old() {
        writer.store(Stories.twoIterations("old").archived().all());
        writer.store(List.of(
                Letters.at(0, Letters.of(7, "old", "x")),
                Letters.at(1, Letters.of(8, "", "x")),
                Letters.at(2, Letters.of(9, "nobody", "x"))));
        writer.store(List.of(new Recorded(new Place(Stories.TOPICS.planEvents(), 9, 0), Optional.of(ended("live")))));
        writer.store(List.of(Letters.at(3, Letters.of(10, "live", "x"))));

        new Sweeper(tables, transactions, payloads, RETENTION, new Sweeper.Limits(1, 1))
                .sweep(1_000_000 + RETENTION.toMillis());

        assertThat(box.list(all(), -1, "", 10))
                .extracting(DeadLetterRow::sessionId)
                .containsExactly("live");
        assertThat(tables.deadLetterRecords().count()).isEqualTo(1);
    }

    private static DeadLetterFilter all() {
        return new DeadLetterFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static SessionParked parked(long offset) {
        return new SessionParked("s", "reviewer", Letters.ORIGIN, offset, "x", 4L);
    }

    private static SessionEnded ended(String session) {
        return new SessionEnded(session, EndStatus.FAILED, "", Phase.PLAN, 1, List.of(), null, 2L);
    }

    private static Recorded said(long offset, SpecificRecord event) {
        return new Recorded(new Place(Stories.TOPICS.reviewEvents(), 3, offset), Optional.of(event));
    }
}
