package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.PoisonFilter;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.Outcome;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class ReadModelTest {
    @Inject
    Tables tables;

    @Inject
    ReadModel readModel;

    @Inject
    ReadModelWriter writer;

    @BeforeEach
    void empty_tables() {
        tables.all().forEach(RowRepository::deleteAll);
    }

    @Test
    void completed_session_shows_its_end_its_tasks_and_its_proof() {
        writer.store(Stories.twoIterations("s").all());

        var session = readModel.session("s").orElseThrow();
        assertThat(session.status()).isEqualTo("COMPLETED");
        assertThat(session.phase()).isEqualTo("REVIEW");
        assertThat(session.iteration()).isEqualTo(2);
        assertThat(session.endedAt()).isNotNull();
        assertThat(session.unproven()).isEqualTo("[]");
        assertThat(readModel.progress("s")).containsOnlyKeys("SUCCEEDED").containsEntry("SUCCEEDED", 2L);
        assertThat(readModel.tasks("s", -1, 10))
                .extracting(task -> task.plan().taskId())
                .containsExactly("t1", "t1.2");
        var verdict = readModel.criteria("s", -1, 10).getFirst().verdict().orElseThrow();
        assertThat(verdict.verdict()).isEqualTo("PASSED");
        assertThat(verdict.hash()).isEqualTo("ab12");
    }

    @Test
    void events_stored_twice_leave_the_same_rows() {
        var story = Stories.twoIterations("s").all();
        writer.store(story);
        var once = Stored.rows(tables);

        writer.store(story);
        assertThat(Stored.rows(tables)).isEqualTo(once);
    }

    @Test
    void rows_are_the_same_when_positions_are_lost_and_everything_is_read_again() {
        var story = Stories.twoIterations("s").all();
        writer.store(story);
        var once = Stored.rows(tables);

        tables.positions().deleteAll();
        writer.store(story);
        assertThat(Stored.rows(tables)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void order_between_topics_does_not_matter(long seed) {
        var story = Stories.twoIterations("s").archived();
        writer.store(story.all());
        var expected = Stored.rows(tables);
        empty_tables();

        Interleaving.of(story.topics(), seed).forEach(writer::store);
        assertThat(Stored.rows(tables)).isEqualTo(expected);
    }

    @Test
    void end_that_arrives_before_the_start_still_is_the_end() {
        var story = Stories.brokenOff("s");
        writer.store(story.execution());
        assertThat(readModel.session("s")).isEmpty();

        writer.store(story.plan());
        assertThat(readModel.session("s").orElseThrow().status()).isEqualTo("INTERRUPTED");
    }

    @Test
    void archived_session_keeps_its_rows() {
        writer.store(Stories.twoIterations("s").archived().all());

        var session = readModel.session("s").orElseThrow();
        assertThat(session.archivedAt()).isNotNull();
        assertThat(session.status()).isEqualTo("COMPLETED");
        assertThat(readModel.tasks("s", -1, 10)).hasSize(2);
    }

    @Test
    void record_that_cannot_be_stored_is_skipped_and_counted_and_the_others_are_stored() {
        var poison = new CommandAccepted("s", "x".repeat(400), "StartSession", Outcome.CREATED, "", "", 1, 1L);
        var story = new ArrayList<>(Stories.twoIterations("s").plan());
        story.add(3, new Recorded(new Place(Stories.TOPICS.planEvents(), 0, 5), Optional.of(poison)));
        var counter = new SimpleMeterRegistry().counter("poison");

        new PoisonFilter(writer, counter).store(story);

        assertThat(counter.count()).isEqualTo(1);
        assertThat(readModel.tasks("s", -1, 10)).hasSize(2);
        var last = story.getLast().place();
        assertThat(writer.stored(List.of(last.partitionId()))).containsEntry(last.partitionId(), last.offset());
    }

    @Test
    void only_sessions_that_ended_long_enough_ago_are_asked_to_be_archived() {
        writer.store(Stories.brokenOff("s").all());
        var ended = readModel.session("s").orElseThrow().endedAt();
        var asked = new ArrayList<String>();
        var archiver =
                new Archiver(tables.sessions(), command -> asked.add(command.getCommandId()), Duration.ofHours(1));

        archiver.archive(ended + 3_599_999);
        assertThat(asked).isEmpty();
        archiver.archive(ended + 3_600_000);
        assertThat(asked).containsExactly("archive-s-7-" + ended);
    }
}
