package io.tightloop.baton.stream;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.Phase;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.baton.turn.Incoming;
import io.tightloop.baton.turn.Intake;
import io.tightloop.baton.turn.Outbox;
import io.tightloop.baton.turn.Station;
import io.tightloop.baton.turn.Sweeper;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.LeaseProbe;
import io.tightloop.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Hands the records and the ticks of one partition to its intake, forwards what is written, and asks for commits. */
final class BatonProcessor implements Processor<String, byte[], String, byte[]> {
    private static final Duration TICK = Duration.ofMillis(20);
    private static final int TIMERS_PER_TICK = 1_000;
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final SecureRandom random = new SecureRandom();
    private final Phase phase;
    private final Topics topics;
    private final Serializer<SpecificRecord> serializer;
    private final Decoder decoder;
    private final Outbox outbox = new Outbox();
    private final Predicate<String> queues;
    private final String events;
    private ProcessorContext<String, byte[]> context;
    private Intake intake;
    private CommitPolicy commits;
    private int[] polled;

    BatonProcessor(Phase phase, Topics topics, AvroSerdes serdes, Predicate<String> queues) {
        this.phase = phase;
        this.topics = topics;
        this.serializer = serdes.serializer();
        this.decoder = new Decoder(serdes.deserializer());
        this.queues = queues;
        this.events = topics.eventsOf(phase.service());
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        polled = Polled.ofThisThread();
        polled[0] = 0;
        PagedStore store = new PagedStore(context.getStateStore(BatonTopology.STORE));
        intake = new Intake(new Station(
                phase,
                new BatonProtocol(Addressee.valueOf(phase.service().toUpperCase(Locale.ROOT))),
                topics,
                store,
                outbox,
                decoder,
                context::currentSystemTimeMs,
                queues,
                this::nonce));
        commits = new CommitPolicy(CommitPace.ofThisThread(context.metrics()), () -> polled[0] > 0);
        Sweeper sweeper = new Sweeper(store, phase.service(), intake::readUpTo);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, sweeper::sweep);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        polled[0] = Math.max(0, polled[0] - 1);
        // For what tells nobody anything, a worker's answer to another service for example, nobody waits: the commit
        // interval is soon enough.
        if (intake.take(incoming(record)) && outbox.send(this::forward)) {
            commits.worked();
        }
        if (commits.done()) {
            context.commit();
        }
    }

    private void tick(long now) {
        for (int done = 0; done < TIMERS_PER_TICK && intake.due(now); done++) {
            outbox.send(this::forward);
            commits.worked();
        }
        if (commits.due()) {
            context.commit();
        }
    }

    private Incoming incoming(Record<String, byte[]> record) {
        RecordMetadata origin = context.recordMetadata().orElseThrow();
        long written = TurnByTurn.written(record.headers());
        return new Incoming(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                record.key(),
                record.value(),
                record.headers(),
                written);
    }

    private void forward(Outbox.Message message) {
        RecordHeaders headers = Headers.of(phase.service(), message.key(), message.value());
        if (!message.cause().isEmpty()) {
            headers.add(Headers.CAUSE, message.cause().getBytes(StandardCharsets.UTF_8));
        }
        if (message.value() instanceof LeaseProbe) {
            headers.add(Headers.DISPATCHER, phase.service().getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = serializer.serialize(message.topic(), message.value());
        boolean event = message.topic().equals(events);
        if (!event) {
            headers.add(BatonTopology.TARGET, message.topic().getBytes(StandardCharsets.UTF_8));
        }
        context.forward(
                new Record<>(message.key(), bytes, context.currentSystemTimeMs(), headers),
                event ? BatonTopology.EVENTS : BatonTopology.OTHERS);
    }

    private String nonce() {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }
}
