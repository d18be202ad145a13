package io.tightloop.benchmarks.jmh;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.Phase;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.baton.turn.Decoding;
import io.tightloop.baton.turn.Incoming;
import io.tightloop.baton.turn.Intake;
import io.tightloop.baton.turn.Outbox;
import io.tightloop.baton.turn.Station;
import io.tightloop.baton.turn.Store;
import io.tightloop.benchmarks.load.Wire;
import io.tightloop.executor.stream.ExecutionPhase;
import io.tightloop.planner.stream.PlannerPhase;
import io.tightloop.reviewer.stream.ReviewerPhase;
import java.util.Locale;
import java.util.function.Consumer;

/** One phase service without Kafka: records in, messages out, state in a store of its own. */
final class Service {
    static final long NOW = 1_700_000_000_000L;

    private final Outbox outbox = new Outbox();
    private final Intake intake;
    private long nonces;

    Service(String name, Store store, Decoding decoding) {
        intake = new Intake(new Station(
                phase(name),
                new BatonProtocol(Addressee.valueOf(name.toUpperCase(Locale.ROOT))),
                Wire.TOPICS,
                store,
                outbox,
                decoding,
                () -> NOW,
                _ -> true,
                () -> "%032x".formatted(++nonces)));
    }

    private static Phase phase(String name) {
        return switch (name) {
            case "planner" -> new PlannerPhase();
            case "executor" -> new ExecutionPhase();
            case "reviewer" -> new ReviewerPhase();
            case String other -> throw new IllegalArgumentException("no phase service is called " + other);
        };
    }

    void take(Incoming record, Consumer<Outbox.Message> sender) {
        intake.take(record);
        outbox.send(sender);
    }
}
