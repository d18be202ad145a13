package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Messages.note;
import static io.tightloop.baton.stream.Messages.planConfirmed;
import static io.tightloop.baton.stream.Messages.redrive;
import static io.tightloop.baton.stream.Messages.signal;
import static io.tightloop.baton.stream.Messages.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.baton.turn.Decoding;
import io.tightloop.baton.turn.Incoming;
import io.tightloop.baton.turn.Intake;
import io.tightloop.baton.turn.Outbox;
import io.tightloop.baton.turn.Station;
import io.tightloop.schemas.TaskSkipped;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** A service that starts again over the store that it left: all that it must know is in there. */
class RestartTest {
    private final CountingStore below = new CountingStore();
    private final List<SpecificRecord> messages = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Map<Intake, Outbox> outboxes = new HashMap<>();
    private boolean readable;

    @Test
    void a_parked_session_is_redriven_by_a_service_that_was_started_again() {
        Intake before = service();
        take(before, Bench.TOPICS.planEvents(), note("first"));
        take(before, Bench.TOPICS.planEvents(), planConfirmed(1, -1));

        readable = true;
        Intake after = service();
        take(after, Bench.TOPICS.planEvents(), note("second"));
        take(after, Bench.TOPICS.commands(), redrive("c1", "executor"));

        assertThat(said)
                .containsExactly(
                        "SessionParked",
                        "TaskSkipped told first",
                        "TaskSkipped received",
                        "TaskSkipped told second",
                        "SessionRedriven",
                        "CommandAccepted");
    }

    @Test
    void a_kept_command_is_answered_by_a_service_that_was_started_again() {
        readable = true;
        Intake before = service();
        take(before, Bench.TOPICS.commands(), start("c1", "s"));
        take(before, Bench.TOPICS.commands(), signal("c2", ""));

        take(service(), Bench.TOPICS.planEvents(), planConfirmed(1, 0));

        assertThat(said).containsExactly("TaskSkipped received", "CommandAccepted");
    }

    private Intake service() {
        Outbox outbox = new Outbox();
        Intake intake = new Intake(new Station(
                new CounterPhase("executor"),
                new BatonProtocol(Addressee.EXECUTOR),
                Bench.TOPICS,
                new PagedStore(below),
                outbox,
                this::decoded,
                () -> Bench.NOON,
                queue -> true,
                () -> "nonce"));
        outboxes.put(intake, outbox);
        return intake;
    }

    /** The value of a record is its place among the messages. */
    private void take(Intake service, String topic, SpecificRecord message) {
        messages.add(message);
        byte[] value = ByteBuffer.allocate(4).putInt(messages.size() - 1).array();
        service.take(new Incoming(topic, 0, messages.size() - 1, "s", value, new RecordHeaders(), Bench.NOON));
        outboxes.get(service).send(sent -> {
            if (sent.topic().equals(Bench.TOPICS.executionEvents())) {
                said.add(words(sent.value()));
            }
        });
    }

    private SpecificRecord decoded(String topic, byte[] value) throws Decoding.Undecodable {
        if (!readable) {
            throw new Decoding.Undecodable("not yet", null);
        }
        return messages.get(ByteBuffer.wrap(value).getInt());
    }

    private static String words(SpecificRecord event) {
        String name = event.getSchema().getName();
        return event instanceof TaskSkipped note ? name + " " + note.getReason() : name;
    }
}
