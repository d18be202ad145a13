package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.service.RecordWriter;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DelegationCommandsTest {
    private static final Topics TOPICS = new Topics("t.", 1, (short) 1);

    private final List<ProducerRecord<String, SpecificRecord>> written = new ArrayList<>();
    private final DelegationCommands commands = new DelegationCommands(TOPICS, new InMemoryWriter());

    private final class InMemoryWriter implements RecordWriter {
        @Override
        public CompletableFuture<RecordMetadata> write(String topic, String key, SpecificRecord value) {
            return write(topic, key, value, Headers.of("test", key, value));
        }

        @Override
        public CompletableFuture<RecordMetadata> write(
                String topic, String key, SpecificRecord value, RecordHeaders headers) {
            written.add(new ProducerRecord<>(topic, null, key, value, headers));
            return CompletableFuture.completedFuture(null);
        }
    }

    @Test
    void result_goes_to_the_executor_as_a_workers() {
        var failed = WorkFailed.newBuilder()
                .setSessionId("s")
                .setWorkId("w")
                .setSubject("t1")
                .setClaimId("c")
                .setError(new Failure("child_failed", "x"))
                .build();

        assertThat(commands.result("s", failed)).isCompleted();
        var sent = written.getFirst();
        assertThat(sent.topic()).isEqualTo("t.work-events");
        assertThat(sent.key()).isEqualTo("s");
        assertThat(sent.value()).isEqualTo(failed);
        assertThat(Headers.text(sent.headers(), Headers.DISPATCHER)).isEqualTo("executor");
        assertThat(Headers.text(sent.headers(), Headers.TYPE)).isEqualTo("WorkFailed");
    }

    @Test
    void break_goes_to_the_commands_of_the_child() {
        var signal = SendSignal.newBuilder()
                .setCommandId("break-p-1-c")
                .setSessionId("c")
                .setSignal(Signal.BREAK)
                .build();

        assertThat(commands.stop(signal)).isCompleted();
        assertThat(written.getFirst().topic()).isEqualTo("t.commands");
        assertThat(written.getFirst().key()).isEqualTo("c");
    }
}
