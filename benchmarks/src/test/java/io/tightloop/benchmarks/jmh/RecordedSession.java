package io.tightloop.benchmarks.jmh;

import io.tightloop.baton.turn.Decoding;
import io.tightloop.baton.turn.Incoming;
import io.tightloop.baton.turn.Outbox;
import io.tightloop.benchmarks.load.InstantWork;
import io.tightloop.benchmarks.load.Wire;
import io.tightloop.benchmarks.load.WorkUnit;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkItem;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.avro.specific.SpecificRecord;

/** The standard session from start to end: what each service reads and writes, and which state is stored. */
final class RecordedSession {
    /** Avro trusts the classes of the contract once there are serdes. */
    static final AvroSerdes SERDES = new AvroSerdes(Map.of("schema.registry.url", "mock://bench"));

    static final List<String> SERVICES = List.of("planner", "executor", "reviewer");
    private static final String ID = "session-1";

    private record Sent(String topic, SpecificRecord value, String dispatcher) {}

    private final List<SpecificRecord> messages = new ArrayList<>();
    private final Map<String, List<Incoming>> read = new LinkedHashMap<>();
    private final Map<String, List<String>> written = new LinkedHashMap<>();
    private final Map<String, Object> states = new LinkedHashMap<>();
    private final Map<String, SpecificRecord> byType = new LinkedHashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private final Queue<Sent> under = new ArrayDeque<>();

    private RecordedSession() {}

    static RecordedSession play() {
        var session = new RecordedSession();
        var services = new LinkedHashMap<String, Service>();
        for (var name : SERVICES) {
            var store = new MapStore(session::keep);
            session.read.put(name, new ArrayList<>());
            session.written.put(name, new ArrayList<>());
            services.put(name, new Service(name, store, session.decoding()));
        }
        var start = new StartSession("command-1", ID, WorkUnit.STANDARD.brief(), "ada");
        session.under.add(new Sent(Wire.TOPICS.commands(), start, ""));
        while (!session.under.isEmpty()) {
            session.deliver(session.under.remove(), services);
        }
        return session;
    }

    /** Remembers the last state of each type. */
    private void keep(Object state) {
        states.put(state.getClass().getSimpleName(), state);
    }

    private void deliver(Sent sent, Map<String, Service> services) {
        byType.put(sent.value().getSchema().getName(), sent.value());
        if (sent.value() instanceof WorkItem item) {
            var topic = Wire.TOPICS.workEvents();
            under.add(new Sent(topic, InstantWork.answer(item, "claim-1"), item.getDispatcher()));
            return;
        }
        var record = incoming(sent);
        services.forEach((name, service) -> {
            if (reads(name, sent.topic())) {
                read.get(name).add(record);
                service.take(record, message -> send(name, message));
            }
        });
    }

    private void send(String service, Outbox.Message message) {
        written.get(service).add(message.value().toString());
        under.add(new Sent(message.topic(), message.value(), ""));
    }

    private static boolean reads(String service, String topic) {
        return topic.equals(Wire.TOPICS.commands())
                || topic.equals(Wire.TOPICS.workEvents())
                || topic.equals(Wire.TOPICS.eventsOf(Topics.before(service)));
    }

    /** The value stands for the message: nothing is encoded. */
    private Incoming incoming(Sent sent) {
        messages.add(sent.value());
        var value =
                ByteBuffer.allocate(Integer.BYTES).putInt(messages.size() - 1).array();
        long offset = offsets.merge(sent.topic(), 1L, Long::sum);
        var headers = Headers.ofWork("bench", sent.dispatcher(), ID, sent.value());
        return new Incoming(sent.topic(), 0, offset, ID, value, headers, Service.NOW);
    }

    /** Makes the messages of the recorded values. */
    Decoding decoding() {
        return (_, value) -> messages.get(ByteBuffer.wrap(value).getInt());
    }

    /** What a service read, in its order. */
    List<Incoming> readBy(String service) {
        return read.get(service);
    }

    /** What a service wrote, as text, in its order. */
    List<String> writtenBy(String service) {
        return written.get(service);
    }

    /** The last state of a type. */
    Object state(String type) {
        return found(states, type);
    }

    /** The last message of a type. */
    SpecificRecord message(String type) {
        return found(byType, type);
    }

    private static <T> T found(Map<String, T> all, String type) {
        if (!all.containsKey(type)) {
            throw new IllegalArgumentException("no " + type + " but " + all.keySet());
        }
        return all.get(type);
    }
}
