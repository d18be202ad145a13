package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.Verdict;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class RareRowsTest {
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void first_waiver_of_a_criterion_stays_whichever_topic_tells_it_first(boolean later) {
        var first = new CriterionWaived("s", "c1", "not needed", "ann", "bob", 1, 5L);
        var second = new CriterionWaived("s", "c1", "DONE", "cat", "cat", 2, 9L);
        var review = at(Stories.TOPICS.reviewEvents(), first);
        var execution = at(Stories.TOPICS.executionEvents(), second);
        writer.store(List.of(later ? execution : review));
        writer.store(List.of(later ? review : execution));

        assertThat(tables.waivers().findById("s/c1").orElseThrow().waivedBy()).isEqualTo("ann");
    }

    @Test
    void text_with_a_character_that_no_database_takes_is_kept_without_it() {
        var evidence = new Evidence("command", "exit code 1\0", "ab12", "worker", 5L, null);
        var rejected = new PlanRejected("s", 1, List.of("no \0 plan"), 1, 6L);
        writer.store(List.of(
                at(
                        Stories.TOPICS.reviewEvents(),
                        new CriterionVerified("s", "c1", Verdict.FAILED, evidence, 1, false, 1, 5L)),
                at(Stories.TOPICS.planEvents(), rejected)));

        assertThat(tables.verdicts().findById("s/c1").orElseThrow().summary()).isEqualTo("exit code 1\uFFFD");
        assertThat(observed()).containsExactly("attempt 1: no \uFFFD plan");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void task_of_a_later_plan_with_the_id_of_an_edited_one_is_the_one_that_is_shown(boolean planFirst) {
        var edited = at(Stories.TOPICS.executionEvents(), planned(1, 10_000, "as edited"));
        var plan = at(Stories.TOPICS.planEvents(), planned(2, 20_000, "as planned later"));
        writer.store(List.of(planFirst ? plan : edited));
        writer.store(List.of(planFirst ? edited : plan));

        assertThat(readModel.tasks("s", -1, 10))
                .extracting(task -> task.plan().title())
                .containsExactly("as planned later");
    }

    @Test
    void task_whose_id_is_used_again_is_pending_once_it_is_dispatched() {
        writer.store(new Pairing()
                .starts()
                .isConfirmed("t1")
                .runs("t1", 1)
                .removes("t1")
                .dispatches("t1", 2)
                .all());

        var run = tables.runs().findById("s/t1").orElseThrow();
        assertThat(run.status()).isEqualTo("PENDING");
        assertThat(run.errorCode()).isNull();
    }

    @Test
    void headers_that_a_check_sends_are_kept_without_their_values() {
        var check = Check.newBuilder()
                .setType(CheckType.HTTP)
                .setUrl("http://x/")
                .setMethod("PUT")
                .setHeaders(Map.of("Authorization", "secret"))
                .setExpectHeaders(Map.of("Vary", "a\0b"))
                .build();
        var criterion = new Criterion("c1", "it answers", check, List.of());
        writer.store(List.of(at(Stories.TOPICS.planEvents(), new CriterionDefined("s", 0, criterion, 5L))));

        assertThat(tables.criteria().findById("s/c1").orElseThrow().definition())
                .isEqualTo("{\"type\":\"http\",\"url\":\"http://x/\",\"method\":\"PUT\",\"headers\":"
                        + "{\"Authorization\":\"***\"},\"expectHeaders\":{\"Vary\":\"a\uFFFDb\"}}");
    }

    private static Recorded at(String topic, SpecificRecord event) {
        return new Recorded(new Place(topic, 3, 0), Optional.of(event));
    }

    private static TaskPlanned planned(int iteration, int ordinal, String title) {
        return new TaskPlanned("s", iteration, ordinal, Pairing.task("t3", title), 5L);
    }

    private List<String> observed() {
        return tables.observations().findAll().stream()
                .filter(row -> row.event().equals("PlanRejected"))
                .map(ObservationRow::summary)
                .toList();
    }
}
