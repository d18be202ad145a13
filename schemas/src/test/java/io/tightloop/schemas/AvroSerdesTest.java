package io.tightloop.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {
    private static final String SCOPE = "serdes";
    private static final ArchiveSession ARCHIVE = new ArchiveSession("c1", "s1");

    private final AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://" + SCOPE));

    @AfterEach
    void forgetSchemas() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Test
    void a_message_is_read_as_it_was_written() {
        byte[] bytes = serdes.serializer().serialize("commands", ARCHIVE);

        assertThat(serdes.deserializer().deserialize("commands", bytes)).isEqualTo(ARCHIVE);
    }

    @Test
    void each_topic_and_type_is_a_subject() throws IOException, RestClientException {
        serdes.serializer().serialize("commands", ARCHIVE);
        serdes.serializer().serialize("commands", Messages.full("StartSession"));
        serdes.serializer().serialize("dead-letters", Messages.full("DeadLetter"));

        SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(SCOPE);
        assertThat(registry.getAllSubjects())
                .containsExactlyInAnyOrder(
                        "commands-io.tightloop.schemas.ArchiveSession",
                        "commands-io.tightloop.schemas.StartSession",
                        "dead-letters-io.tightloop.schemas.DeadLetter");
    }

    @Test
    void registered_schemas_say_nothing_of_java() throws IOException, RestClientException {
        serdes.serializer().serialize("commands", ARCHIVE);

        assertThat(MockSchemaRegistry.getClientForScope(SCOPE)
                        .getLatestSchemaMetadata("commands-io.tightloop.schemas.ArchiveSession")
                        .getSchema())
                .doesNotContain("avro.java")
                .contains("commandId");
    }

    @Test
    void bytes_in_another_format_are_refused() {
        assertThatThrownBy(() -> serdes.deserializer().deserialize("commands", new byte[] {1, 2, 3, 4, 5, 6}))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void a_missing_registry_address_is_named() {
        assertThatThrownBy(() -> new AvroSerdes(Map.of())).hasMessage("schema.registry.url is not set");
    }
}
