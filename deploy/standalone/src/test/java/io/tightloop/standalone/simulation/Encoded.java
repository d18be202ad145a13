package io.tightloop.standalone.simulation;

import io.tightloop.baton.StateCodec;
import io.tightloop.schemas.AvroSerdes;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** The real services, with messages and state that are written as bytes and read again. */
final class Encoded implements Cast {
    private final Serializer<SpecificRecord> serializer;
    private final Deserializer<SpecificRecord> deserializer;

    Encoded() {
        AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://simulation"));
        serializer = serdes.serializer();
        deserializer = serdes.deserializer();
    }

    @Override
    public SpecificRecord sent(String topic, SpecificRecord message) {
        return deserializer.deserialize(topic, serializer.serialize(topic, message));
    }

    @Override
    public Object stored(Object record) {
        return StateCodec.read(StateCodec.write(record), record.getClass());
    }
}
