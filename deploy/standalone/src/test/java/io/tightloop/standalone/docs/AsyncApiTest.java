package io.tightloop.standalone.docs;

import static io.tightloop.standalone.docs.Documents.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tightloop.schemas.MessageTypes;
import io.tightloop.schemas.Topics;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    private final JsonNode api = Documents.yaml("docs/asyncapi.yaml");

    @Test
    void its_channels_are_the_topics() {
        List<String> topics = Stream.concat(
                        TOPICS.session().stream().map(Topics.Topic::name), Stream.of(TOPICS.work("{queue}")))
                .toList();

        assertThat(fields("/channels"))
                .extracting(channel -> channel.getValue().path("address").asText())
                .containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void its_messages_are_those_of_the_contract() {
        List<String> contract = MessageTypes.all().stream().map(Schema::getName).toList();

        assertThat(fields("/components/messages"))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(contract);
    }

    @Test
    void every_message_has_its_schema() {
        assertThat(fields("/components/messages")).isNotEmpty().allSatisfy(message -> {
            String schema = message.getValue().at("/payload/schema/$ref").asText();
            assertThat(schema).endsWith("/" + message.getKey() + ".avsc");
            assertThat(Documents.path("docs").resolve(schema)).matches(Files::exists, "exists");
            assertThat(message.getValue().path("name").asText()).isEqualTo("io.tightloop.schemas." + message.getKey());
        });
    }

    @Test
    void every_message_travels_on_a_channel() {
        List<String> travelling = new ArrayList<>();
        api.at("/channels")
                .forEach(channel -> channel.path("messages").fieldNames().forEachRemaining(travelling::add));

        assertThat(fields("/components/messages"))
                .extracting(Map.Entry::getKey)
                .allSatisfy(message -> assertThat(travelling).contains(message));
    }

    @Test
    void every_reference_inside_resolves() {
        List<String> references = api.findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith("#"))
                .toList();

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void each_service_writes_the_one_event_topic_that_is_its_own() {
        for (String service : List.of("planner", "executor", "reviewer")) {
            List<String> events = written(service).stream()
                    .filter(topic -> TOPICS.events().contains(topic))
                    .toList();

            assertThat(events).containsExactly(TOPICS.eventsOf(service));
        }
    }

    @Test
    void each_service_reads_the_events_of_the_one_before() {
        for (String service : List.of("planner", "executor", "reviewer")) {
            assertThat(topics(service, "receive"))
                    .containsExactlyInAnyOrder(
                            TOPICS.commands(), TOPICS.eventsOf(Topics.before(service)), TOPICS.workEvents());
        }
    }

    private List<String> written(String service) {
        return topics(service, "send");
    }

    private List<String> topics(String service, String action) {
        return fields("/operations").stream()
                .map(Map.Entry::getValue)
                .filter(operation -> operation.at("/tags/0/name").asText().equals(service))
                .filter(operation -> operation.path("action").asText().equals(action))
                .map(operation -> operation.at("/channel/$ref").asText().substring(1))
                .map(channel -> api.at(channel).path("address").asText())
                .toList();
    }

    private List<Map.Entry<String, JsonNode>> fields(String pointer) {
        return List.copyOf(api.at(pointer).properties());
    }
}
