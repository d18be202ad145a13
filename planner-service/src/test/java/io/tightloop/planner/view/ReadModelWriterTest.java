package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tightloop.baton.feed.PoisonFilter;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.planner.database.CountedStatements;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ReadModelWriterTest {
    @Inject
    Tables tables;

    @Inject
    ReadModelWriter writer;

    @BeforeEach
    void empty_tables() {
        tables.all().forEach(RowRepository::deleteAll);
    }

    @Test
    void statements_of_a_batch_do_not_grow_with_the_sessions_in_it() {
        var one = Retained.all(stories(1));
        var many = Retained.all(stories(40));
        long expected = CountedStatements.during(() -> writer.store(one));
        empty_tables();

        assertThat(CountedStatements.during(() -> writer.store(many))).isEqualTo(expected);
        assertThat(tables.sessions().count()).isEqualTo(40);
    }

    @Test
    void batch_that_changes_rows_takes_a_select_and_an_update_of_each_table() {
        var story = new Pairing().starts().isConfirmed("t1", "t2", "t3");
        writer.store(story.all());
        story.runs("t1", 1).runs("t2", 1).runs("t3", 1);
        writer.store(story.all());
        story.cancels("t1-w1", "t1").cancels("t2-w1", "t2").cancels("t3-w1", "t3");

        var statements = CountedStatements.during(() -> writer.store(story.all()));
        assertThat(statements).as("positions, sessions, runs, attempts").isEqualTo(8);
    }

    @Test
    void instances_that_store_what_different_topics_say_of_the_same_sessions_lose_nothing() throws Exception {
        var topics = Retained.of(stories(20));
        topics.forEach(writer::store);
        var expected = Stored.rows(tables);
        empty_tables();

        try (var instances = Executors.newFixedThreadPool(topics.size())) {
            var running = topics.stream()
                    .map(topic -> instances.submit(() -> storeAll(topic)))
                    .toList();
            await(running);
        }
        assertThat(Stored.rows(tables)).isEqualTo(expected);
    }

    /** As the projector does: what fails is tried again. */
    private void storeAll(List<Recorded> topic) {
        var poison = new SimpleMeterRegistry().counter("poison");
        var filter = new PoisonFilter(writer, poison);
        for (int from = 0; from < topic.size(); from += 3) {
            var batch = topic.subList(from, Math.min(topic.size(), from + 3));
            boolean stored = false;
            while (!stored) {
                stored = isStored(filter, batch);
            }
        }
        assertThat(poison.count()).isZero();
    }

    private static boolean isStored(PoisonFilter filter, List<Recorded> batch) {
        try {
            filter.store(batch);
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private static void await(List<? extends Future<?>> running) throws InterruptedException, ExecutionException {
        for (var instance : running) {
            instance.get();
        }
    }

    private static List<List<List<Recorded>>> stories(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Stories.twoIterations("s" + number).topics())
                .toList();
    }
}
