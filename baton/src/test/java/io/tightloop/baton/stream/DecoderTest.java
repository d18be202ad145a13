package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.tightloop.baton.turn.Decoding.Undecodable;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.AvroSerdes;
import java.net.ConnectException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(10)
class DecoderTest {
    private static final String SCOPE = "decoder";
    private static final SpecificRecord MESSAGE = new ArchiveSession("c1", "s1");

    private final AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://" + SCOPE));

    @AfterEach
    void forgetSchemas() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Test
    void record_whose_bytes_end_too_early_is_undecodable_at_once() {
        byte[] bytes = serdes.serializer().serialize("commands", MESSAGE);

        undecodable(Arrays.copyOf(bytes, bytes.length - 1));
        undecodable(Arrays.copyOf(bytes, 5));
    }

    @Test
    void record_with_a_length_that_is_no_number_is_undecodable_at_once() {
        byte[] bytes = serdes.serializer().serialize("commands", MESSAGE);
        Arrays.fill(bytes, 5, bytes.length, (byte) 0xff);

        undecodable(Arrays.copyOf(bytes, 30));
    }

    @Test
    void record_without_a_value_is_undecodable() {
        undecodable(null);
    }

    static Stream<KafkaException> outages() {
        return Stream.of(
                new TimeoutException("Error retrieving Avro value schema for id 1"),
                new SerializationException("Error retrieving Avro value schema", new ConnectException("refused")),
                new SerializationException("Error retrieving", new RestClientException("Internal error", 500, 50001)));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void registry_that_is_away_is_waited_for(KafkaException outage) throws Undecodable {
        Iterator<KafkaException> once = List.of(outage).iterator();
        Deserializer<SpecificRecord> back = (_, _) -> {
            if (once.hasNext()) {
                throw once.next();
            }
            return MESSAGE;
        };

        assertThat(new Decoder(back).decode("commands", new byte[1])).isEqualTo(MESSAGE);
    }

    private void undecodable(byte[] bytes) {
        assertThatThrownBy(() -> new Decoder(serdes.deserializer()).decode("commands", bytes))
                .isInstanceOf(Undecodable.class);
    }
}
