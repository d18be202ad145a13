package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Messages.signal;
import static io.tightloop.baton.stream.Messages.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.baton.turn.Incoming;
import io.tightloop.baton.turn.Intake;
import io.tightloop.baton.turn.Outbox;
import io.tightloop.baton.turn.Station;
import io.tightloop.schemas.AvroSerdes;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

/** What a turn costs does not grow with the session: counted in operations of the store. */
class FlatCostTest {
    private final CountingStore below = new CountingStore();
    private final AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://flat"));
    private final Serializer<SpecificRecord> serializer = serdes.serializer();
    private final Intake intake = intake();
    private int offset;

    @Test
    void a_turn_costs_the_same_with_10_and_with_10_000_tasks() {
        answer(start("start", "s"));
        answer(signal("ten", "grow 10"));
        int small = costOf(signal("small", ""));

        answer(signal("many", "grow 10000"));

        assertThat(below.approximateNumEntries()).isGreaterThan(100);
        assertThat(costOf(signal("large", ""))).isBetween(1, small + 2);
    }

    private int costOf(SpecificRecord command) {
        below.operations();
        answer(command);
        return below.operations();
    }

    private void answer(SpecificRecord command) {
        byte[] value = serializer.serialize(Bench.TOPICS.commands(), command);
        intake.take(new Incoming(Bench.TOPICS.commands(), 0, offset++, "s", value, new RecordHeaders(), Bench.NOON));
    }

    private Intake intake() {
        return new Intake(new Station(
                new CounterPhase("planner"),
                new BatonProtocol(Addressee.PLANNER),
                Bench.TOPICS,
                new PagedStore(below),
                new Outbox(),
                new Decoder(serdes.deserializer()),
                () -> Bench.NOON,
                queue -> true,
                () -> "nonce"));
    }
}
