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
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An event under the id of a schema that the registry is told of later. */
record LaterVersion(Journal journal) {
    /** Far enough ahead that the services take none of the ids before it. */
    private static final int AHEAD = 40;

    /** Writes a checkpoint that nobody can read yet, and returns the id of its schema. */
    int writeCheckpoint(String sessionId) throws IOException, InterruptedException, ExecutionException {
        int id = register("probe", probe(0)) + AHEAD;
        var event = new CheckpointReached(sessionId, 99, List.of(), new Counts(), 1, 0L);
        var value = new ByteArrayOutputStream();
        value.write(0);
        value.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        var encoder = EncoderFactory.get().directBinaryEncoder(value, null);
        new SpecificDatumWriter<>(CheckpointReached.class).write(event, encoder);
        encoder.writeString("a word that this version does not know");
        var headers = Headers.of("executor", sessionId, event);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", journal.bootstrap()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Journal.TOPICS.executionEvents(), null, sessionId, value.toByteArray(), headers))
                    .get();
        }
        return id;
    }

    /** Tells the registry of the schema, so that what was written can be read. */
    void register(int id) throws IOException {
        for (int n = 1; register("probe-" + n, probe(n)) < id - 1; n++) {}
        int registered =
                register(Journal.TOPICS.executionEvents() + "-" + CheckpointReached.class.getName(), withOneMoreWord());
        if (registered != id) {
            throw new IllegalStateException("the schema has the id " + registered + ", not " + id);
        }
    }

    private static AvroSchema probe(int n) {
        return new AvroSchema("{\"type\":\"record\",\"name\":\"Probe%d\",\"fields\":[]}".formatted(n));
    }

    private static AvroSchema withOneMoreWord() {
        var schema = CheckpointReached.getClassSchema();
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
