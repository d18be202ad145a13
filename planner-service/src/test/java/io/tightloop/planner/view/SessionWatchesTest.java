package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.planner.database.CountedStatements;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SessionWatchesTest {
    private static final Duration NOW = Duration.ZERO;

    @Inject
    Tables tables;

    @Inject
    ReadModelWriter writer;

    @Inject
    ReadModel readModel;

    @Inject
    SessionWatches here;

    private SessionWatches elsewhere;

    @BeforeEach
    void empty_tables() {
        tables.all().forEach(RowRepository::deleteAll);
        elsewhere = new SessionWatches(tables.sessions());
    }

    @Test
    void what_this_instance_stores_wakes_those_who_wait_for_that_session() throws Exception {
        try (var watch = here.watch("s");
                var other = here.watch("other")) {
            writer.store(Stories.brokenOff("s").all());

            assertThat(watch.await(NOW)).isTrue();
            assertThat(watch.await(NOW)).isFalse();
            assertThat(other.await(NOW)).isFalse();
        }
    }

    @Test
    void what_another_instance_stores_wakes_by_looking() throws Exception {
        var story = Stories.twoIterations("s");
        writer.store(story.plan());
        try (var watch = elsewhere.watch("s")) {
            watch.saw(readModel.session("s").orElseThrow());
            elsewhere.look();
            assertThat(watch.await(NOW)).isFalse();

            writer.store(story.execution());
            assertThat(watch.await(NOW)).isFalse();
            elsewhere.look();
            assertThat(watch.await(NOW)).isTrue();
        }
    }

    @Test
    void a_thousand_sessions_are_looked_at_with_one_statement_and_none_with_none() {
        assertThat(CountedStatements.during(elsewhere::look)).isZero();
        var watches = IntStream.range(0, 1_000)
                .mapToObj(number -> elsewhere.watch("s" + number))
                .toList();
        assertThat(CountedStatements.during(elsewhere::look)).isEqualTo(1);

        watches.forEach(SessionWatches.Watch::close);
        assertThat(elsewhere.size()).isZero();
    }
}
