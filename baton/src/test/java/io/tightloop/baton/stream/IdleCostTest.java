package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Messages.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.baton.turn.Incoming;
import io.tightloop.baton.turn.Intake;
import io.tightloop.baton.turn.Outbox;
import io.tightloop.baton.turn.Station;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.Signal;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

/** Sessions that wait for a deadline cost their service nothing until it comes: counted in operations of the store. */
class IdleCostTest {
    private static final int SESSIONS = 2_000;
    private static final int HOUR_MS = 3_600_000;
    private static final int TICK_MS = 5;

    private final CountingStore below = new CountingStore();
    private final Outbox outbox = new Outbox();
    private final AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://idle"));
    private final Serializer<SpecificRecord> serializer = serdes.serializer();
    private final Intake intake = intake();
    private int offset;

    @Test
    void sessions_that_wait_are_not_looked_at_and_say_nothing() {
        for (int i = 0; i < SESSIONS; i++) {
            take("s" + i, start("start", "s" + i));
            take("s" + i, new SendSignal("wake", "s" + i, Signal.DONE, "wake " + (Bench.NOON + HOUR_MS), "", null));
        }
        outbox.send(_ -> {});
        below.operations();

        for (int now = 0; now < 60_000; now += TICK_MS) {
            assertThat(intake.due(Bench.NOON + now)).isFalse();
        }

        assertThat(below.operations()).isZero();
        assertThat(outbox.send(_ -> {})).isFalse();
        assertThat(intake.due(Bench.NOON + HOUR_MS)).isTrue();
        assertThat(outbox.send(_ -> {})).isTrue();
    }

    private void take(String session, SpecificRecord command) {
        var topic = Bench.TOPICS.commands();
        byte[] value = serializer.serialize(topic, command);
        intake.take(new Incoming(topic, 0, offset++, session, value, new RecordHeaders(), Bench.NOON));
    }

    private Intake intake() {
        return new Intake(new Station(
                new CounterPhase("planner"),
                new BatonProtocol(Addressee.PLANNER),
                Bench.TOPICS,
                new PagedStore(below),
                outbox,
                new Decoder(serdes.deserializer()),
                () -> Bench.NOON,
                queue -> true,
                () -> "nonce"));
    }
}
