package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Bench.signal;
import static io.tightloop.baton.stream.Bench.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.schemas.AvroSerdes;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

/** What a turn costs does not grow with the session: counted in operations of the store. */
class FlatCostTest {
    private final CountingStore below = new CountingStore();
    private final Turns turns = turns();
    private int offset;

    @Test
    void a_turn_costs_the_same_with_10_and_with_10_000_tasks() throws Decoder.Undecodable {
        answer(start("start", "s"));
        answer(signal("ten", "grow 10"));
        int small = costOf(signal("small", ""));

        answer(signal("many", "grow 10000"));

        assertThat(below.approximateNumEntries()).isGreaterThan(20_000);
        assertThat(costOf(signal("large", ""))).isEqualTo(small).isBetween(4, 40);
    }

    private int costOf(SpecificRecord command) throws Decoder.Undecodable {
        below.operations();
        answer(command);
        return below.operations();
    }

    private void answer(SpecificRecord command) throws Decoder.Undecodable {
        turns.command("s", command, new byte[0], Bench.NOON, offset++);
    }

    private Turns turns() {
        CounterPhase phase = new CounterPhase("planner");
        AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://flat"));
        BatonProtocol protocol = new BatonProtocol(Addressee.PLANNER);
        Outbox outbox = new Outbox(new MockProcessorContext<>(), serdes.serializer(), "planner", queue -> {});
        SessionDesk desk = new SessionDesk(new SortedStore(below), outbox, protocol, phase, Bench.TOPICS);
        return new Turns(desk, phase, protocol, outbox, new Decoder(serdes.deserializer()), Bench.TOPICS);
    }
}
