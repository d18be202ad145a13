package io.tightloop.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {

    private static final String TEXT = "{\"name\":\"text\",\"type\":\"string\"}";
    private static final String STAMP = "{\"name\":\"stamp\",\"type\":\"int\"}";
    private static final String STAMP_OR_0 = "{\"name\":\"stamp\",\"type\":\"int\",\"default\":0}";
    private static final String STAMP_TEXT = "{\"name\":\"stamp\",\"type\":\"string\",\"default\":\"\"}";

    /** A field is dropped with the second version; the third brings it back with a type the first cannot live with. */
    @ParameterizedTest
    @CsvSource({
        "BACKWARD,            true,  false, true",
        "BACKWARD_TRANSITIVE, true,  false, false",
        "FORWARD,             true,  true,  true",
        "FORWARD_TRANSITIVE,  true,  true,  false",
        "FULL,                true,  false, true",
        "FULL_TRANSITIVE,     true,  false, false",
        "NONE,                true,  true,  true"
    })
    void each_level_accepts_what_it_promises(
            String level, boolean dropOptional, boolean addDemand, boolean changeLater, @TempDir Path directory)
            throws Exception {
        try (var registry = LoopbackRegistry.start(directory, 0)) {
            var client = Schemas.client(registry.uri());
            client.updateCompatibility(null, level);
            client.register("s", letter(TEXT, STAMP_OR_0));
            assertThat(client.testCompatibility("s", letter(TEXT))).isEqualTo(dropOptional);
            client.register("s", letter(TEXT));
            assertThat(client.testCompatibility("s", letter(TEXT, STAMP.replace("stamp", "new"))))
                    .isEqualTo(addDemand);
            assertThat(accepted(client, letter(TEXT, STAMP_TEXT))).isEqualTo(changeLater);
        }
    }

    private static AvroSchema letter(String... fields) {
        return Schemas.letter(String.join(",", fields));
    }

    private static boolean accepted(SchemaRegistryClient client, AvroSchema schema) throws Exception {
        try {
            client.register("s", schema);
            return true;
        } catch (RestClientException refusal) {
            assertThat(refusal.getErrorCode()).isEqualTo(409);
            return false;
        }
    }
}
