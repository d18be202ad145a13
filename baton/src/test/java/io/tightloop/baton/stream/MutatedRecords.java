package io.tightloop.baton.stream;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.tightloop.schemas.MessageTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;

/** Records of every message type, of later versions and of strangers, with bytes that are not what they should be. */
final class MutatedRecords {
    private static final int HEADER = 5;
    private static final List<String> STRANGERS = List.of(
            "\"string\"",
            "{\"type\": \"enum\", \"name\": \"Stranger\", \"symbols\": [\"A\", \"B\"]}",
            "{\"type\": \"array\", \"items\": \"null\"}",
            record("elsewhere.Stranger", "{\"name\": \"size\", \"type\": \"long\"}"),
            record("java.util.Random", "{\"name\": \"seed\", \"type\": \"long\"}"),
            record(
                    "io.tightloop.schemas.ArchiveSession",
                    "{\"name\": \"commandId\", \"type\": {\"type\": \"string\", \"java-class\": \"java.io.File\"}}"));
    private static final long[] LENGTHS = {
        -1, 127, 128, 1 << 20, Integer.MAX_VALUE - 8, Integer.MAX_VALUE, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private record Registered(int id, Schema schema) {}

    private final List<Registered> known = new ArrayList<>();

    MutatedRecords(SchemaRegistryClient registry) throws IOException, RestClientException {
        for (Schema type : MessageTypes.all()) {
            register(registry, type);
            register(registry, later(type));
        }
        for (String stranger : STRANGERS) {
            register(registry, new Schema.Parser().parse(stranger));
        }
    }

    private void register(SchemaRegistryClient registry, Schema schema) throws IOException, RestClientException {
        int id = registry.register("fuzz-" + known.size(), new AvroSchema(schema));
        known.add(new Registered(id, schema));
    }

    /** The type as a later version may have it: with fields that this reader skips. */
    private static Schema later(Schema type) {
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field("laterText", Schema.create(Schema.Type.STRING)));
        type.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(1, new Schema.Field("laterList", Schema.createArray(Schema.create(Schema.Type.STRING))));
        fields.add(2, new Schema.Field("laterMap", Schema.createMap(Schema.create(Schema.Type.BYTES))));
        return Schema.createRecord(type.getName(), "", type.getNamespace(), false, fields);
    }

    private static String record(String name, String field) {
        return "{\"type\": \"record\", \"name\": \"" + name + "\", \"fields\": [" + field + "]}";
    }

    /** A record that is as it should be. */
    byte[] valid(Random random) throws IOException {
        Registered type = known.get(random.nextInt(known.size() - STRANGERS.size()));
        return encoded(type.id(), type.schema(), random);
    }

    /** A record with up to four faults; null at times, as a record without a value is. */
    byte[] mutated(Random random) throws IOException {
        Registered type = known.get(random.nextInt(known.size()));
        byte[] bytes = encoded(type.id(), type.schema(), random);
        for (int fault = random.nextInt(4); fault >= 0; fault--) {
            bytes = faulty(bytes, random);
        }
        return random.nextInt(1_000) == 0 ? null : bytes;
    }

    private static byte[] encoded(int id, Schema schema, Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(HEADER).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        Object value =
                new RandomData(schema, 1, random.nextLong(), true).iterator().next();
        new GenericDatumWriter<>(schema).write(value, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private byte[] faulty(byte[] bytes, Random random) {
        int at = bytes.length <= HEADER ? 0 : random.nextInt(HEADER, bytes.length);
        int next = Math.min(bytes.length, at + 1);
        int far = Math.min(bytes.length, at + random.nextInt(16));
        return switch (random.nextInt(9)) {
            case 0 -> with(bytes, at, (byte) (1 << random.nextInt(8)));
            case 1 -> with(bytes, at, (byte) random.nextInt(256));
            case 2 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 3 -> joined(bytes, at, new byte[0], far);
            case 4 -> joined(bytes, at, Arrays.copyOfRange(bytes, Math.min(at, HEADER), next), at);
            case 5 -> joined(bytes, at, length(random), next);
            case 6 -> joined(bytes, at, length(random), at);
            case 7 -> identified(bytes, known.get(random.nextInt(known.size())).id());
            case 8 -> random.nextBoolean() ? bytes : identified(bytes, random.nextInt());
            default -> throw new IllegalStateException();
        };
    }

    private static byte[] with(byte[] bytes, int at, byte bits) {
        byte[] changed = bytes.clone();
        if (at < changed.length) {
            changed[at] ^= bits;
        }
        return changed;
    }

    private static byte[] identified(byte[] bytes, int id) {
        return bytes.length < HEADER
                ? bytes
                : ByteBuffer.wrap(bytes.clone()).putInt(1, id).array();
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int begin) {
        return ByteBuffer.allocate(end + middle.length + bytes.length - begin)
                .put(bytes, 0, end)
                .put(middle)
                .put(bytes, begin, bytes.length - begin)
                .array();
    }

    /** A length that no record has, as Avro writes numbers. */
    private static byte[] length(Random random) {
        long length = LENGTHS[random.nextInt(LENGTHS.length)];
        ByteBuffer out = ByteBuffer.allocate(10);
        long zigzag = (length << 1) ^ (length >> 63);
        while ((zigzag & ~0x7FL) != 0) {
            out.put((byte) (zigzag & 0x7F | 0x80));
            zigzag >>>= 7;
        }
        return Arrays.copyOf(out.put((byte) zigzag).array(), out.position());
    }
}
