package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.SendMessage;
import io.tightloop.schemas.Topics;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;

/** Dead letters that are written and what clients see of them. */
abstract class DeadLetterFixture {
    static final byte[] GARBAGE = {9, 9, 9};

    @Inject
    EmbeddedServer server;

    @Inject
    EventStore events;

    @Inject
    InMemoryPlanner planner;

    @Inject
    InMemoryCopies copies;

    @Inject
    AvroSerdes serdes;

    @Inject
    Topics topics;

    final String session = "s-" + UUID.randomUUID();
    FrontDoorClient client;
    long offset = System.nanoTime();

    @BeforeEach
    void connect() {
        client = new FrontDoorClient(server.getURL());
    }

    JsonNode redrive(String id) throws Exception {
        var response = client.post(path(id, "redrive"), "{'by': 'ann'}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    String status(String id) throws Exception {
        return json(client.get("/v1/dead-letters/" + id)).at("/status").asText();
    }

    static String path(String id, String what) {
        return "/v1/dead-letters/" + id + "/" + what;
    }

    SendMessage message(String commandId) {
        return new SendMessage(commandId + session, session, "hello", "ann");
    }

    byte[] bytes(SpecificRecord command) {
        return serdes.serializer().serialize(topics.commands(), command);
    }

    /** Writes a letter and returns its id. */
    String died(String service, String topic, String key, byte[] payload, long at) {
        offset++;
        var headers = Map.of(
                "ce_type", ByteBuffer.wrap("SendMessage".getBytes(StandardCharsets.UTF_8)),
                "odd", ByteBuffer.wrap(new byte[] {-1}));
        var cause = "it is garbage";
        events.died(new DeadLetter(
                service, topic, events.partition(), offset, key, cause, ByteBuffer.wrap(payload), at, key, headers));
        return "%s-%d-%d-%s".formatted(topic, events.partition(), offset, service);
    }
}
