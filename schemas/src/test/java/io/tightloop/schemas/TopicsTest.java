package io.tightloop.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final Topics TOPICS = new Topics("tightloop.", 4, (short) 1);

    @Test
    void session_topics_are_named_after_the_prefix() {
        assertThat(TOPICS.session())
                .extracting(Topics.Topic::name)
                .containsExactly(
                        "tightloop.commands",
                        "tightloop.plan-events",
                        "tightloop.execution-events",
                        "tightloop.review-events",
                        "tightloop.work-events",
                        "tightloop.notifications",
                        "tightloop.dead-letters");
    }

    @Test
    void every_topic_is_keyed_by_session_and_deleted_after_the_longest_outage() {
        assertThat(TOPICS.session()).allSatisfy(topic -> {
            assertThat(topic.key()).isEqualTo("sessionId");
            assertThat(topic.config())
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry("retention.ms", "1209600000");
        });
    }

    @Test
    void each_event_topic_has_one_owner_of_its_own() {
        List<Topics.Topic> events = TOPICS.session().stream()
                .filter(topic -> TOPICS.events().contains(topic.name()))
                .toList();

        assertThat(events)
                .extracting(Topics.Topic::owner)
                .containsExactly(Topics.Owner.PLANNER, Topics.Owner.EXECUTOR, Topics.Owner.REVIEWER);
    }

    @Test
    void topics_whose_time_decides_something_take_it_from_the_broker() {
        assertThat(TOPICS.session())
                .filteredOn(topic -> "LogAppendTime".equals(topic.config().get("message.timestamp.type")))
                .extracting(Topics.Topic::name)
                .containsExactly("tightloop.commands", "tightloop.work-events");
    }

    @Test
    void a_queue_has_its_own_topic() {
        assertThat(TOPICS.queue("agents").name()).isEqualTo("tightloop.work.agents");
        assertThat(TOPICS.queue("agents").owner()).isEqualTo(Topics.Owner.DISPATCHERS);
    }

    @Test
    void the_ring_comes_back_to_its_beginning() {
        Map<String, String> eventsBefore = Map.of(
                "planner", "tightloop.review-events",
                "executor", "tightloop.plan-events",
                "reviewer", "tightloop.execution-events");

        assertThat(eventsBefore)
                .allSatisfy((service, topic) ->
                        assertThat(TOPICS.eventsOf(Topics.before(service))).isEqualTo(topic));
    }

    @Test
    void an_unknown_service_is_named_in_the_error() {
        assertThatThrownBy(() -> TOPICS.eventsOf("notifier")).hasMessage("no phase service is called notifier");
        assertThatThrownBy(() -> Topics.before("notifier")).hasMessage("no phase service is called notifier");
    }

    @Test
    void no_partitions_or_replicas_are_refused() {
        assertThatThrownBy(() -> new Topics("", 0, (short) 1)).hasMessageContaining("partitions");
        assertThatThrownBy(() -> new Topics("", 1, (short) 0)).hasMessageContaining("replication");
    }
}
