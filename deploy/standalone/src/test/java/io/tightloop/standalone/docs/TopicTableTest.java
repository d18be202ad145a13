package io.tightloop.standalone.docs;

import static io.tightloop.standalone.docs.Documents.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicTableTest {
    @Test
    void the_architecture_lists_every_topic_as_it_is_declared() {
        List<List<String>> declared = Stream.concat(TOPICS.session().stream(), Stream.of(TOPICS.queue("<queue>")))
                .map(TopicTableTest::row)
                .toList();

        List<List<String>> documented = Documents.table(Documents.section("docs/architecture.md", "## Topics")).stream()
                .skip(1)
                .map(row -> row.subList(0, 5))
                .toList();

        assertThat(documented).isEqualTo(declared);
    }

    private static List<String> row(Topics.Topic topic) {
        Duration kept = Duration.ofMillis(Long.parseLong(topic.config().get("retention.ms")));
        return List.of(
                "`" + topic.name().substring(TOPICS.prefix().length()) + "`",
                topic.key(),
                topic.owner().name(),
                kept.toDays() + " days",
                topic.config().getOrDefault("message.timestamp.type", "CreateTime"));
    }
}
