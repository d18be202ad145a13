package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.feed.Recorded;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class ReplayTest {
    private final List<List<Recorded>> retained = withLetters(Retained.of(List.of(
            Stories.twoIterations("a").archived().topics(),
            Pairing.whole().uses(100, 10, 5).topics(),
            Stories.brokenOff("b").topics(),
            Delegation.whole().topics(),
            List.of(Remarks.planned(), Remarks.executed(), Remarks.reviewed()),
            Stories.twoIterations("c").topics())));

    @Inject
    Tables tables;

    @Inject
    ReadModelWriter writer;

    private static List<List<Recorded>> withLetters(List<List<Recorded>> events) {
        return Stream.concat(events.stream(), Stream.of(Letters.topic())).toList();
    }

    @BeforeEach
    void drop_all_rows() {
        tables.all().forEach(RowRepository::deleteAll);
    }

    @Test
    void dropped_tables_are_filled_with_the_same_rows_again() {
        retained.forEach(writer::store);
        var before = Stored.rows(tables);
        assertThat(tables.all()).allSatisfy(table -> assertThat(table.count()).isPositive());
        drop_all_rows();

        retained.forEach(writer::store);
        assertThat(Stored.rows(tables)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void rows_are_the_same_in_any_order_of_topics_with_batches_that_come_again(long seed) {
        retained.forEach(writer::store);
        var expected = Stored.rows(tables);
        drop_all_rows();

        var batches = Interleaving.of(retained, seed);
        for (int i = 0; i < batches.size(); i++) {
            writer.store(batches.get(i));
            writer.store(batches.get(i));
            writer.store(batches.get(i / 2));
        }
        assertThat(Stored.rows(tables)).isEqualTo(expected);
    }
}
