package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.schemas.Payload;
import io.tightloop.schemas.SessionStarted;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SweeperTest {
    private static final Duration RETENTION = Duration.ofDays(90);
    private static final long LATER = 1_000_000 + RETENTION.toMillis();

    @Inject
    Tables tables;

    @Inject
    ReadModelWriter writer;

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
    void session_is_forgotten_when_it_has_been_archived_for_the_retention() {
        writer.store(Stories.twoIterations("s").archived().all());
        var before = Stored.rows(tables);
        long due = tables.sessions().findById("s").orElseThrow().archivedAt() + RETENTION.toMillis();

        sweeper(100, 5_000).sweep(due - 1);
        assertThat(Stored.rows(tables)).isEqualTo(before);

        sweeper(100, 5_000).sweep(due);
        assertThat(Stored.rowsOfSessions(tables)).isEmpty();
        assertThat(tables.positions().count()).isEqualTo(3);
    }

    @Test
    void payloads_are_deleted_with_their_session_and_stay_with_its_history() throws IOException {
        writer.store(Stories.twoIterations("paid").archived().all());
        var kept = payloads.put("paid", new byte[] {1, 2, 3}).getHash();

        sweeper(100, 5_000).sweep(LATER - RETENTION.toMillis() - 1_000_000);
        payloads.open("paid", kept).close();

        sweeper(100, 5_000).sweep(LATER);
        assertThatThrownBy(() -> payloads.open("paid", kept)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void session_stays_until_its_payloads_can_be_deleted() throws IOException {
        writer.store(Stories.twoIterations("kept").archived().all());
        var away = new PayloadStore() {
            @Override
            public Payload put(String sessionId, InputStream bytes) throws IOException {
                throw new IOException("away");
            }

            @Override
            public InputStream open(String sessionId, String hash) throws IOException {
                throw new IOException("away");
            }

            @Override
            public void forget(String sessionId) throws IOException {
                throw new IOException("away");
            }
        };

        var sweeper = new Sweeper(tables, transactions, away, RETENTION, new Sweeper.Limits(100, 5_000));
        assertThatThrownBy(() -> sweeper.sweep(LATER)).hasMessageContaining("payloads of session kept");

        assertThat(tables.sessions().findById("kept")).isPresent();
    }

    @Test
    void nothing_of_sessions_that_are_not_archived_is_forgotten() {
        var pairing = Pairing.whole().uses(1, 2, 3).topics();
        writer.store(Retained.all(List.of(pairing, Stories.brokenOff("b").topics())));
        var expected = Stored.rowsOfSessions(tables);
        empty_tables();

        writer.store(Retained.all(List.of(
                pairing,
                Stories.brokenOff("b").topics(),
                Stories.twoIterations("old").archived().topics())));
        sweeper(100, 5_000).sweep(LATER);
        assertThat(Stored.rowsOfSessions(tables)).isEqualTo(expected);
    }

    @Test
    void session_that_was_started_anew_is_kept() {
        var story = Stories.twoIterations("s").archived();
        writer.store(story.all());
        var again = (SessionStarted) story.plan().getFirst().event().orElseThrow();
        again.put("start", 99L);
        writer.store(List.of(new Recorded(new Place(Stories.TOPICS.planEvents(), 0, 1_000), Optional.of(again))));

        sweeper(100, 5_000).sweep(LATER);
        assertThat(tables.sessions().findById("s")).isPresent();
    }

    @Test
    void rows_are_deleted_at_most_so_many_at_a_time_until_none_is_left() {
        writer.store(Retained.all(archived(5)));
        assertThat(tables.observations().forget(List.of("s0", "s1"), 3)).isEqualTo(3);

        sweeper(2, 3).sweep(LATER);
        assertThat(Stored.rowsOfSessions(tables)).isEmpty();
    }

    @Test
    void instances_that_sweep_at_the_same_time_do_not_disturb_each_other_nor_the_writer() throws Exception {
        var live = Stories.twoIterations("live").topics();
        var sessions = new ArrayList<>(archived(40));
        writer.store(Retained.all(sessions));
        sessions.add(live);
        var rest = Retained.of(sessions);

        try (var instances = Executors.newFixedThreadPool(3)) {
            var first = instances.submit(() -> sweeper(3, 20).sweep(LATER));
            var second = instances.submit(() -> sweeper(3, 20).sweep(LATER));
            var third = instances.submit(() -> rest.forEach(writer::store));
            first.get();
            second.get();
            third.get();
        }
        assertThat(tables.sessions().findAll()).extracting(SessionRow::id).containsExactly("live");
        assertThat(tables.tasks().findAll()).extracting(TaskRow::sessionId).containsOnly("live");
    }

    @Test
    void negative_retention_is_refused() {
        var limits = new Sweeper.Limits(1, 1);
        assertThatThrownBy(() -> new Sweeper(tables, transactions, payloads, Duration.ofDays(-1), limits))
                .hasMessageContaining("tightloop.planner.retention");
    }

    private Sweeper sweeper(int sessions, int rows) {
        return new Sweeper(tables, transactions, payloads, RETENTION, new Sweeper.Limits(sessions, rows));
    }

    private static List<List<List<Recorded>>> archived(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        number -> Stories.twoIterations("s" + number).archived().topics())
                .toList();
    }
}
