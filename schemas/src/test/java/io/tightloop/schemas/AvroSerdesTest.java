package io.tightloop.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @MethodSource("types")
    void the_second_message_of_a_type_is_written_and_read_as_by_the_confluent_serdes(String type) {
        var message = Messages.full(type);
        var serializer = (QuickSerializer) serdes.serializer();
        byte[] first = serializer.serialize("topic", message);

        byte[] second = serializer.serialize("topic", message);

        assertThat(second).isEqualTo(first);
        assertThat(serializer.knows("topic", message)).isTrue();
        var deserializer = (QuickDeserializer) serdes.deserializer();
        assertThat(deserializer.deserialize("topic", second)).isEqualTo(message);
        assertThat(deserializer.knows(second)).isTrue();
        assertThat(deserializer.deserialize("topic", second)).isEqualTo(message);
    }

    static Stream<String> types() {
        return Messages.types();
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
    void bytes_that_end_within_their_header_are_refused() {
        assertThatThrownBy(() -> serdes.deserializer().deserialize("commands", new byte[] {0, 0, 0}))
                .isInstanceOf(SerializationException.class)
                .hasMessage("The value is not a message of the contract");
    }

    @Test
    void other_values_than_those_of_the_contract_are_refused() throws IOException, RestClientException {
        int id = MockSchemaRegistry.getClientForScope(SCOPE).register("stranger", new AvroSchema("\"string\""));

        assertThatThrownBy(() -> serdes.deserializer().deserialize("commands", new byte[] {0, 0, 0, 0, (byte) id, 0}))
                .isInstanceOf(SerializationException.class)
                .hasMessage("The value is not a message of the contract");
    }

    @Test
    void lists_of_nothing_that_need_no_bytes_are_limited() throws IOException, RestClientException {
        var nothings = new AvroSchema("{'type': 'array', 'items': 'null'}".replace('\'', '"'));
        int id = MockSchemaRegistry.getClientForScope(SCOPE).register("nothings", nothings);
        byte[] bytes = withLength(new byte[] {0, 0, 0, 0, (byte) id, 0}, 5, 1_000_001);

        assertThatThrownBy(() -> serdes.deserializer().deserialize("commands", bytes))
                .isInstanceOf(SerializationException.class)
                .rootCause()
                .hasMessageContaining("1000000");
    }

    /** Avro compares a length with the bytes that are there before it allocates anything. */
    @ParameterizedTest
    @CsvSource({"ArchiveSession, commandId, 1", "PlanRejected, errors, 2", "SessionStarted, key, 2"})
    void lengths_of_texts_lists_and_maps_beyond_the_bytes_take_no_memory(String type, String text, int before)
            throws IOException {
        byte[] good = serdes.serializer().serialize("commands", Messages.full(type));
        int place = new String(good, StandardCharsets.ISO_8859_1).indexOf(text) - before;

        for (long length : List.of(1L << 24, Integer.MAX_VALUE - 8L, 1L << 31, Long.MAX_VALUE, -1L)) {
            byte[] bytes = withLength(good, place, length);
            long allocated = allocated();
            assertThatThrownBy(() -> serdes.deserializer().deserialize("commands", bytes))
                    .isInstanceOf(SerializationException.class);
            assertThat(allocated() - allocated).as("for %d", length).isLessThan(1 << 23);
        }
    }

    @Test
    void a_missing_registry_address_is_named() {
        assertThatThrownBy(() -> new AvroSerdes(Map.of())).hasMessage("schema.registry.url is not set");
    }

    private static byte[] withLength(byte[] bytes, int place, long length) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, place);
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        encoder.writeLong(length);
        out.write(bytes, place + 1, bytes.length - place - 1);
        return out.toByteArray();
    }

    /** Bytes that this thread has allocated so far. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
