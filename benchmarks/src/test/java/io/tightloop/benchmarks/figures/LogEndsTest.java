package io.tightloop.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.Topics;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class LogEndsTest {
    private static final Topics TOPICS = new Topics("tightloop.", 4, (short) 1);

    @Test
    void every_topic_belongs_to_one_group() {
        assertThat(group("tightloop.commands")).isEqualTo(TopicGroup.COMMANDS);
        assertThat(group("tightloop.plan-events")).isEqualTo(TopicGroup.EVENTS);
        assertThat(group("tightloop.work-events")).isEqualTo(TopicGroup.WORK_EVENTS);
        assertThat(group("tightloop.work.bench")).isEqualTo(TopicGroup.WORK);
        assertThat(group("tightloop.planner-state-changelog")).isEqualTo(TopicGroup.CHANGELOGS);
        assertThat(group("__transaction_state")).isEqualTo(TopicGroup.INTERNAL);
        assertThat(group("tightloop.dead-letters")).isEqualTo(TopicGroup.OTHER);
    }

    @Test
    void what_was_written_is_counted_from_the_earlier_time_on_and_for_each_session() {
        var old = new TopicPartition("tightloop.work.bench", 0);
        var fresh = new TopicPartition("tightloop.work.bench-review", 0);
        var before = new LogEnds(Map.of(old, 100L), Map.of(old, 1_000L));
        var after = new LogEnds(Map.of(old, 140L, fresh, 20L), Map.of(old, 5_000L, fresh, 500L));

        assertThat(after.perSession(before, TOPICS, 10))
                .containsExactly(Map.entry(TopicGroup.WORK, new Traffic(6, 450)));
    }

    @Test
    void a_changelog_that_was_compacted_meanwhile_does_not_count_below_nothing() {
        var changelog = new TopicPartition("tightloop.planner-state-changelog", 0);
        var before = new LogEnds(Map.of(changelog, 100L), Map.of(changelog, 9_000L));
        var after = new LogEnds(Map.of(changelog, 110L), Map.of(changelog, 2_000L));

        assertThat(after.perSession(before, TOPICS, 1).get(TopicGroup.CHANGELOGS))
                .isEqualTo(new Traffic(10, 0));
    }

    private static TopicGroup group(String topic) {
        return TopicGroup.of(TOPICS, topic);
    }
}
