package io.tightloop.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerdesTest {

    @Test
    void a_record_goes_round_under_a_subject_of_its_topic_and_type(@TempDir Path directory) throws Exception {
        try (var registry = LoopbackRegistry.start(directory, 0);
                var serializer = new KafkaAvroSerializer();
                var deserializer = new KafkaAvroDeserializer()) {
            var settings = Map.of(
                    "schema.registry.url", registry.uri().toString(),
                    "value.subject.name.strategy", TopicRecordNameStrategy.class.getName());
            serializer.configure(settings, false);
            deserializer.configure(settings, false);
            var letter = new GenericRecordBuilder(Schemas.LETTER.rawSchema())
                    .set("text", "hello")
                    .build();

            var bytes = serializer.serialize("letters", letter);

            assertThat(ByteBuffer.wrap(bytes).get()).isZero();
            assertThat(deserializer.deserialize("letters", bytes)).hasToString("{\"text\": \"hello\"}");
            assertThat(Schemas.client(registry.uri()).getAllSubjects()).containsExactly("letters-post.Letter");
        }
    }
}
