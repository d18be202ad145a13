package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.tightloop.baton.turn.Decoding.Undecodable;
import io.tightloop.schemas.AvroSerdes;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the bytes of a record are, they are a message or the record is at fault, and soon. */
class DecoderFuzzTest {
    private static final String SCOPE = "fuzz";
    private static final int KEPT = 20_000;

    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger undecodable = new AtomicInteger();
    private MutatedRecords records;
    private Decoder decoder;

    @BeforeEach
    void register() throws Exception {
        records = new MutatedRecords(MockSchemaRegistry.getClientForScope(SCOPE));
        decoder = new Decoder(new AvroSerdes(Map.of("schema.registry.url", "mock://" + SCOPE)).deserializer());
    }

    @AfterEach
    void forgetSchemas() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Test
    void any_bytes_are_a_message_or_undecodable() {
        Fuzzing.run(KEPT, random -> decode(records.mutated(random)));

        if (Long.getLong("fuzz.seed") == null) {
            assertThat(messages).hasPositiveValue();
            assertThat(undecodable).hasPositiveValue();
        }
    }

    @Test
    void records_of_this_and_of_later_versions_are_messages() {
        Fuzzing.run(KEPT / 10, random -> decode(records.valid(random)));

        assertThat(undecodable).hasValue(0);
    }

    private void decode(byte[] bytes) {
        try {
            assertThat(decoder.decode("fuzz", bytes).getSchema().getNamespace()).isEqualTo("io.tightloop.schemas");
            messages.incrementAndGet();
        } catch (Undecodable e) {
            assertThat(e).message().isNotBlank();
            undecodable.incrementAndGet();
        }
    }
}
