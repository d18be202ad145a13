package io.tightloop.baton.stream;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.Phase;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each record of one partition to the turn it causes; knows topics, offsets, timers and commits. */
final class BatonProcessor implements Processor<String, byte[], String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(BatonProcessor.class);
    private static final Duration TICK = Duration.ofMillis(5);
    private static final int TIMERS_PER_TICK = 1_000;
    private static final Duration SWEEP = Duration.ofMinutes(10);

    private final Phase phase;
    private final Topics topics;
    private final AvroSerdes serdes;
    private final Consumer<String> queues;
    private ProcessorContext<String, byte[]> context;
    private SortedStore store;
    private SessionDesk desk;
    private Turns turns;
    private Outbox outbox;
    private Decoder decoder;
    private CommitPolicy commits;

    BatonProcessor(Phase phase, Topics topics, AvroSerdes serdes, Consumer<String> queues) {
        this.phase = phase;
        this.topics = topics;
        this.serdes = serdes;
        this.queues = queues;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        store = new SortedStore(context.getStateStore(BatonTopology.STORE));
        outbox = new Outbox(context, serdes.serializer(), phase.service(), queues);
        BatonProtocol protocol =
                new BatonProtocol(Addressee.valueOf(phase.service().toUpperCase(Locale.ROOT)));
        desk = new SessionDesk(store, outbox, protocol, phase, topics);
        decoder = new Decoder(serdes.deserializer());
        turns = new Turns(desk, phase, protocol, outbox, decoder, topics);
        commits = new CommitPolicy(System::nanoTime, new CommitCost(context.metrics()));
        Sweeper sweeper = new Sweeper(store, phase.service(), desk::readUpTo);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, sweeper::sweep);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata origin = context.recordMetadata().orElseThrow();
        if (origin.offset() <= desk.offset(origin.topic())) {
            return;
        }
        desk.offset(origin.topic(), origin.offset());
        store.keep();
        try {
            take(record, origin);
        } catch (Decoder.Undecodable e) {
            undecodable(record, origin, e);
        }
        outbox.send();
        store.keep();
        if (commits.worked()) {
            context.commit();
        }
    }

    private void take(Record<String, byte[]> record, RecordMetadata origin) throws Decoder.Undecodable {
        if (origin.topic().equals(topics.workEvents())) {
            if (Headers.text(record.headers(), Headers.DISPATCHER).equals(phase.service())) {
                SpecificRecord answer = decoder.decode(origin.topic(), record.value());
                turns.work(Fields.sessionOf(answer, record.key()), answer, record.timestamp());
            }
        } else if (origin.topic().equals(topics.commands())) {
            SpecificRecord command = decoder.decode(origin.topic(), record.value());
            turns.command(
                    Fields.sessionOf(command, record.key()),
                    command,
                    record.value(),
                    record.timestamp(),
                    origin.offset());
        } else {
            SpecificRecord event = decoder.decode(origin.topic(), record.value());
            turns.event(Fields.sessionOf(event, record.key()), event, record.timestamp());
        }
    }

    /** A bad command is the planner's to report and parks nothing; a bad event or answer is reported by its reader, and parks. */
    private void undecodable(Record<String, byte[]> record, RecordMetadata origin, Decoder.Undecodable cause) {
        boolean command = origin.topic().equals(topics.commands());
        if (command && !phase.service().equals("planner")) {
            return;
        }
        LOG.warn(
                "{}-{}@{} cannot be read: {}", origin.topic(), origin.partition(), origin.offset(), cause.getMessage());
        String session = record.key() == null ? "" : record.key();
        outbox.add(
                topics.deadLetters(),
                session,
                new DeadLetter(
                        phase.service(),
                        origin.topic(),
                        origin.partition(),
                        origin.offset(),
                        session,
                        cause.getMessage(),
                        ByteBuffer.wrap(record.value() == null ? new byte[0] : record.value()),
                        context.currentSystemTimeMs()));
        if (!command && !session.isEmpty()) {
            turns.park(session, "a record cannot be read: " + cause.getMessage(), context.currentSystemTimeMs());
        }
    }

    private void tick(long now) {
        String next = store.first(Keys.timers());
        String end = Keys.timersUntil(now);
        for (int done = 0; done < TIMERS_PER_TICK && next != null && next.compareTo(end) < 0; done++) {
            String[] timer = Keys.fields(next);
            store.keep();
            turns.due(timer[2], timer[3], now);
            outbox.send();
            store.keep();
            commits.worked();
            next = store.first(Keys.timers());
        }
        if (commits.due()) {
            context.commit();
        }
    }
}
