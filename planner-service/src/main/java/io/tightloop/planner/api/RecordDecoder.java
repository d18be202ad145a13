package io.tightloop.planner.api;

import io.tightloop.baton.service.Outages;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.schemas.AvroSerdes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Decodes records that somebody could not read, as far as that can be done now; waits for a registry 5 s at most. */
@Singleton
class RecordDecoder {
    private static final String PATIENCE_MS = "5000";
    private static final int LONGEST = 2_000;

    private final Deserializer<SpecificRecord> deserializer;

    RecordDecoder(BatonSettings settings) {
        var registry = new HashMap<>(settings.registry());
        registry.put("schema.registry.http.connect.timeout.ms", PATIENCE_MS);
        registry.put("schema.registry.http.read.timeout.ms", PATIENCE_MS);
        this.deserializer = new AvroSerdes(registry).deserializer();
    }

    synchronized Decoded decode(String topic, byte[] value) {
        try {
            var message = deserializer.deserialize(topic, value);
            return message == null ? new Decoded.Unreadable("the record has no value") : new Decoded.Message(message);
        } catch (RuntimeException e) {
            return Outages.passes(e)
                    ? new Decoded.Unknown("The schema registry does not answer: " + words(e))
                    : new Decoded.Unreadable(words(e));
        }
    }

    private static String words(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var words = failure.getMessage() + (cause == failure ? "" : ": " + cause.getMessage());
        return words.substring(0, Math.min(words.length(), LONGEST));
    }
}
