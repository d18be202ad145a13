package io.tightloop.standalone.system;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.tightloop.schemas.CheckpointReached;
import io.tightloop.schemas.Counts;
import io.tightloop.schemas.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Messages under the ids of schemas that the registry is told of later. */
record LaterVersion(Journal journal) {
    /** Far enough ahead that the services take none of the ids before it. */
    private static final int AHEAD = 100;

    /** Writes a checkpoint that nobody can read yet, and returns the id of its schema. */
    int writeCheckpoint(String sessionId) throws IOException, InterruptedException, ExecutionException {
        int id = unknownId(0);
        var event = new CheckpointReached(sessionId, 99, List.of(), new Counts(), 1, 0L);
        var headers = Headers.of("executor", sessionId, event);
        write(Journal.TOPICS.executionEvents(), sessionId, value(id, event), headers);
        return id;
    }

    /** The id of a schema that is not registered yet, one for each number from 0, with another id between two. */
    int unknownId(int number) throws IOException {
        return register("probe", probe(0)) + AHEAD + 2 * number;
    }

    /** A message of a later version, under the id of its schema. */
    static byte[] value(int id, SpecificRecord message) throws IOException {
        var value = new ByteArrayOutputStream();
        value.write(0);
        value.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        var encoder = EncoderFactory.get().directBinaryEncoder(value, null);
        new SpecificDatumWriter<SpecificRecord>(message.getSchema(), SpecificData.get()).write(message, encoder);
        encoder.writeString("a word that this version does not know");
        return value.toByteArray();
    }

    /** Writes any bytes to a topic. */
    void write(String topic, String key, byte[] value, RecordHeaders headers)
            throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", journal.bootstrap()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, null, key, value, headers))
                    .get();
        }
    }

    /** Tells the registry of the schema of checkpoints, so that what was written can be read. */
    void register(int id) throws IOException {
        register(id, CheckpointReached.getClassSchema());
    }

    /** Tells the registry of the later version of a schema; ids in their order. */
    void register(int id, Schema schema) throws IOException {
        for (int n = 1; register("probe-" + n, probe(n)) < id - 1; n++) {}
        int registered = register("later-" + schema.getName(), withOneMoreWord(schema));
        if (registered != id) {
            throw new IllegalStateException("the schema has the id " + registered + ", not " + id);
        }
    }

    private static AvroSchema probe(int n) {
        return new AvroSchema("{\"type\":\"record\",\"name\":\"Probe%d\",\"fields\":[]}".formatted(n));
    }

    private static AvroSchema withOneMoreWord(Schema schema) {
        var fields = new ArrayList<>(schema.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        fields.add(new Schema.Field("word", Schema.create(Schema.Type.STRING), "One more.", ""));
        return new AvroSchema(
                Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields));
    }

    private int register(String subject, AvroSchema schema) throws IOException {
        try (var client = new CachedSchemaRegistryClient(journal.registry(), 1_000)) {
            return client.register(subject, schema);
        } catch (RestClientException e) {
            throw new IOException(e);
        }
    }
}
