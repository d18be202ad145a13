package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.ResultIgnored;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class ObservationFeedTest {
    private static final String PLAN = Stories.TOPICS.planEvents();
    private static final String EXECUTION = Stories.TOPICS.executionEvents();

    @Inject
    Tables tables;

    @Inject
    ReadModelWriter writer;

    @Inject
    ObservationFeed feed;

    @BeforeEach
    void empty_tables() {
        tables.all().forEach(RowRepository::deleteAll);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void every_observation_is_read_once_by_time_whatever_the_page(int page) {
        writer.store(Stories.twoIterations("s").all());
        writer.store(Stories.brokenOff("other").all().stream()
                .map(ObservationFeedTest::elsewhere)
                .toList());
        told(EXECUTION, 100, waived("c1", 1_004));
        told(EXECUTION, 101, waived("c2", 1_004));

        var read = read(page);

        var audit = tables.observations().after("s", -1, "", 1_000);
        assertThat(read).containsExactlyInAnyOrderElementsOf(audit);
        assertThat(read).isSortedAccordingTo(Comparator.comparing(ObservationRow::at));
        assertThat(read).hasSizeGreaterThan(8);
    }

    @Test
    void what_is_stored_late_is_read_though_it_is_older() {
        told(EXECUTION, 1, new ResultIgnored("s", "w", "t1", "young", 1, 900L));
        var position = feed.after("s", FeedPosition.START, 10).getLast().position();

        told(PLAN, 5, new PlanRejected("s", 1, List.of("old"), 1, 100L));
        told(EXECUTION, 2, waived("c1", 50));

        assertThat(feed.after("s", position, 10))
                .extracting(entry -> entry.row().event())
                .containsExactly("CriterionWaived", "PlanRejected");
    }

    @Test
    void nothing_is_read_of_a_session_that_nothing_is_told_of() {
        assertThat(feed.after("s", FeedPosition.START, 10)).isEmpty();

        told(PLAN, 5, waived("c1", 50));
        assertThat(feed.after("s", FeedPosition.START, 10)).hasSize(1);
    }

    private static Recorded elsewhere(Recorded record) {
        var place = record.place();
        return new Recorded(new Place(place.topic(), 3, place.offset()), record.event());
    }

    private static CriterionWaived waived(String criterion, long at) {
        return new CriterionWaived("s", criterion, criterion + " is late", "ann", "bob", 1, at);
    }

    private void told(String topic, long offset, SpecificRecord event) {
        writer.store(List.of(new Recorded(new Place(topic, 0, offset), Optional.of(event))));
    }

    private List<ObservationRow> read(int page) {
        var read = new ArrayList<ObservationRow>();
        var entries = feed.after("s", FeedPosition.START, page);
        while (!entries.isEmpty()) {
            entries.forEach(entry -> read.add(entry.row()));
            entries = feed.after("s", entries.getLast().position(), page);
        }
        return read;
    }
}
