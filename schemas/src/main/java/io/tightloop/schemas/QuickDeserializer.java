package io.tightloop.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads what the Confluent deserializer reads. The first message of a schema goes through it; when the code that Avro
 * generated for the type reads the same, it reads the others of that schema's id. What it cannot read is given to the
 * Confluent one, which says why. Safe for several threads.
 */
final class QuickDeserializer implements Deserializer<SpecificRecord> {
    private static final byte MAGIC = 0;

    private final KafkaAvroDeserializer confluent;
    private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();

    QuickDeserializer(KafkaAvroDeserializer confluent) {
        this.confluent = confluent;
    }

    @Override
    public SpecificRecord deserialize(String topic, byte[] bytes) {
        if (bytes == null || bytes.length <= QuickSerializer.HEAD_BYTES || bytes[0] != MAGIC) {
            return slowly(topic, bytes);
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        var reader = readers.get(id);
        if (reader != null) {
            try {
                return read(reader, bytes);
            } catch (IOException | RuntimeException e) {
                return slowly(topic, bytes);
            }
        }
        SpecificRecord message = slowly(topic, bytes);
        learn(id, bytes, message);
        return message;
    }

    /** Whether it reads messages of the schema of this one by itself. */
    boolean knows(byte[] bytes) {
        return readers.containsKey(ByteBuffer.wrap(bytes).getInt(1));
    }

    private SpecificRecord slowly(String topic, byte[] bytes) {
        try {
            return (SpecificRecord) confluent.deserialize(topic, bytes);
        } catch (ClassCastException | BufferUnderflowException e) {
            throw new SerializationException("The value is not a message of the contract", e);
        }
    }

    private void learn(int id, byte[] bytes, SpecificRecord message) {
        try {
            if (confluent.getSchemaById(id).rawSchema() instanceof Schema written) {
                var data = QuickSerializer.generated(message.getClass());
                var reader = new SpecificDatumReader<SpecificRecord>(written, message.getSchema(), data);
                if (message.equals(read(reader, bytes))) {
                    readers.put(id, reader);
                }
            }
        } catch (IOException | RestClientException | AvroRuntimeException e) {
            // The message is read; the next one of this schema is tried again.
            return;
        }
    }

    private SpecificRecord read(SpecificDatumReader<SpecificRecord> reader, byte[] bytes) throws IOException {
        int length = bytes.length - QuickSerializer.HEAD_BYTES;
        return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, QuickSerializer.HEAD_BYTES, length, null));
    }

    @Override
    public void close() {
        confluent.close();
    }
}
