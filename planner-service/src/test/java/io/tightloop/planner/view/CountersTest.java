package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.planner.database.CountedStatements;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.SessionStarted;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class CountersTest {
    /** When the stories are told, a second after the epoch. */
    private static final long THEN = 1_000;

    @Inject
    Tables tables;

    @Inject
    ReadModelWriter writer;

    @Inject
    Statistics statistics;

    @Inject
    WorkStatistics work;

    @Inject
    PayloadStore payloads;

    @Inject
    @Named("planner")
    TransactionOperations<Connection> transactions;

    @BeforeEach
    void empty_tables() {
        tables.all().forEach(RowRepository::deleteAll);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void counters_of_sessions_are_the_sum_of_their_rows_after_every_batch(long seed) {
        for (var batch : Interleaving.of(everything(), seed)) {
            writer.store(batch);

            var sums = new SessionSums();
            tables.sessions().findAll().stream()
                    .filter(row -> row.startedAt() != null)
                    .forEach(row -> sums.add(row, 1));
            var ever = statistics.ever(Optional.empty()).all();
            assertThat(ever.sessions()).isEqualTo(sums.of(SessionFigure.SESSIONS));
            assertThat(ever.ended().get("INTERRUPTED")).isEqualTo(sums.of(SessionFigure.INTERRUPTED));
            assertThat(ever.ended().get("COMPLETED")).isEqualTo(sums.of(SessionFigure.COMPLETED));
            assertThat(ever.iterations()).isEqualTo(sums.of(SessionFigure.ITERATIONS));
            assertThat(ever.planned()).isEqualTo(sums.of(SessionFigure.TASKS));
            assertThat(ever.retries()).isEqualTo(sums.of(SessionFigure.RETRIES));
            assertThat(ever.waivers()).isEqualTo(sums.of(SessionFigure.WAIVERS));
            assertThat(ever.tokens().inputTokens()).isEqualTo(sums.of(SessionFigure.INPUT_TOKENS));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void counters_do_not_depend_on_the_order_of_topics_nor_on_the_batches(long seed) {
        everything().forEach(writer::store);
        var expected = Stored.counts(tables);
        empty_tables();

        Interleaving.of(everything(), seed).forEach(writer::store);
        assertThat(Stored.counts(tables)).isEqualTo(expected);
        assertThat(tables.failureCounts().count()).isPositive();
    }

    @Test
    void session_that_goes_on_after_its_end_is_open_again_and_counted_once() {
        var story = new Delegation().starts("s").ends("s", EndStatus.EXHAUSTED, "spent");
        writer.store(story.all());
        var ended = ever();
        assertThat(ended.open()).isZero();
        assertThat(ended.ended()).containsEntry("EXHAUSTED", 1L);
        assertThat(ended.lengths().p50Ms()).isNotNull();

        writer.store(story.goesOn("s").all());
        assertThat(ever().open()).isEqualTo(1);
        assertThat(ever().ended()).containsEntry("EXHAUSTED", 0L);
        assertThat(ever().lengths()).isEqualTo(new Lengths(null, null, null));

        writer.store(story.ends("s", EndStatus.COMPLETED, "all proven").all());
        assertThat(ever().sessions()).isEqualTo(1);
        assertThat(ever().ended()).containsEntry("EXHAUSTED", 0L).containsEntry("COMPLETED", 1L);
    }

    @Test
    void run_that_begins_anew_leaves_the_one_before_counted() {
        var story = Stories.twoIterations("s");
        writer.store(story.all());
        var first = ever();
        writer.store(List.of(again(story)));

        assertThat(ever().sessions()).isEqualTo(2);
        assertThat(ever().open()).isEqualTo(1);
        assertThat(ever().ended()).containsEntry("COMPLETED", 1L);
        assertThat(ever().iterations()).isEqualTo(first.iterations() + 1);
        assertThat(ever().tasks()).isEqualTo(first.tasks());
        assertThat(ever().lengths()).isEqualTo(first.lengths());
    }

    @Test
    void run_that_begins_anew_in_the_batch_that_ends_the_one_before_is_counted_the_same() {
        var story = Pairing.whole().uses(100, 10, 5);
        var batch = new ArrayList<>(story.all());
        batch.add(again(story.topics().getFirst(), 1_000));
        writer.store(batch);
        var together = Stored.counts(tables);
        empty_tables();

        batch.forEach(record -> writer.store(List.of(record)));
        assertThat(Stored.counts(tables)).isEqualTo(together);
        assertThat(ever().tokens().inputTokens()).isEqualTo(100);
    }

    @Test
    void sessions_that_are_deleted_stay_counted() {
        writer.store(Stories.twoIterations("s").archived().all());
        var before = Stored.counts(tables);

        sweeper().sweep(THEN + Duration.ofDays(500).toMillis());
        assertThat(tables.sessions().count()).isZero();
        assertThat(Stored.counts(tables)).isEqualTo(before);
    }

    @Test
    void hours_are_counted_for_two_days_and_days_for_four_hundred() {
        writer.store(Pairing.whole().retries("t1").all());

        new CountSweeper(tables).sweep(THEN + Duration.ofDays(400).toMillis());
        assertThat(tables.sessionCounts().findAll())
                .extracting(SessionCountRow::span)
                .containsExactlyInAnyOrder("DAY", "EVER");
        assertThat(tables.timeCounts().count()).isPositive();

        new CountSweeper(tables).sweep(THEN + Duration.ofDays(401).toMillis());
        assertThat(tables.sessionCounts().findAll())
                .extracting(SessionCountRow::span)
                .containsExactly("EVER");
        assertThat(tables.timeCounts().count()).isZero();
        assertThat(tables.failureCounts().count()).isZero();
    }

    @Test
    void names_beyond_what_a_bucket_has_room_for_are_counted_together() {
        var story = new Delegation();
        IntStream.range(0, Counters.MOST + 20).forEach(number -> story.starts("s" + number));
        writer.store(story.all());
        var more = new Delegation();
        more.starts("late");
        writer.store(List.of(new Recorded(
                new Place(Stories.TOPICS.planEvents(), 0, 1_000_000),
                more.all().getFirst().event())));

        assertThat(tables.sessionCounts().count()).isEqualTo(3L * (Counters.MOST + 1));
        assertThat(ever().sessions()).isEqualTo(Counters.MOST + 21);
        assertThat(statistics.ever(Optional.of(Counter.OTHER)).all().sessions()).isEqualTo(21);
        assertThat(statistics.ever(Optional.empty()).names()).hasSize(Statistics.MOST_NAMES);
    }

    @Test
    void counters_of_a_batch_take_the_same_statements_however_many_sessions_it_tells_of() {
        long one = CountedStatements.during(() -> writer.store(stories(1)));
        empty_tables();
        assertThat(CountedStatements.during(() -> writer.store(stories(30)))).isEqualTo(one);
        assertThat(tables.sessionCounts().count()).isEqualTo(3);
    }

    @Test
    void attempts_waits_phases_and_causes_are_told_with_their_numbers() {
        writer.store(new Pairing()
                .starts()
                .isConfirmed("t1")
                .runs("t1", 1)
                .retries("t1")
                .runs("t1", 2)
                .retries("t1")
                .dispatches("t1", 3)
                .all());

        assertThat(work.attempts(THEN))
                .containsExactly(new WorkStatistics.Times("crew", "worker", 2, new Lengths(1L, 1L, 1L)));
        assertThat(work.waits(THEN)).containsExactly(new WorkStatistics.Times("crew", "", 2, new Lengths(1L, 1L, 1L)));
        assertThat(work.phases(THEN)).extracting(WorkStatistics.Times::subject).containsExactly("PLAN");
        var cause = work.causes(THEN).getFirst();
        assertThat(List.of(cause.queue(), cause.code(), cause.message())).containsExactly("crew", "rejected", "not so");
        assertThat(cause.number()).isEqualTo(2);
        assertThat(ever().retries()).isEqualTo(2);
        assertThat(work.attempts(THEN + Duration.ofDays(7).toMillis())).isEmpty();
    }

    private Statistics.Figures ever() {
        return statistics.ever(Optional.empty()).all();
    }

    private Sweeper sweeper() {
        return new Sweeper(tables, transactions, payloads, Duration.ZERO, new Sweeper.Limits(100, 5_000));
    }

    private static Recorded again(Stories story) {
        return again(story.plan(), 1_000);
    }

    /** The same start again, later in the commands. */
    private static Recorded again(List<Recorded> plan, long offset) {
        var first = (SessionStarted) plan.getFirst().event().orElseThrow();
        var again = new SessionStarted();
        first.getSchema().getFields().forEach(field -> again.put(field.pos(), first.get(field.pos())));
        again.put("start", 99L);
        return new Recorded(new Place(Stories.TOPICS.planEvents(), 0, offset), Optional.of(again));
    }

    private static List<Recorded> stories(int count) {
        return Retained.all(IntStream.range(0, count)
                .mapToObj(number -> Stories.twoIterations("s" + number).topics())
                .toList());
    }

    private static List<List<Recorded>> everything() {
        return Retained.of(List.of(
                Stories.twoIterations("a").archived().topics(),
                Pairing.whole().retries("t1").uses(100, 10, 5).topics(),
                Stories.brokenOff("b").topics(),
                Delegation.whole().topics(),
                Stories.twoIterations("c").topics()));
    }
}
