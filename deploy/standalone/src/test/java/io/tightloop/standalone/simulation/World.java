package io.tightloop.standalone.simulation;

import io.tightloop.baton.turn.Incoming;
import io.tightloop.baton.turn.Outbox;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LeaseProbe;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkItem;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** One session's world: the topics, the three services, the workers and the clock; nothing happens by itself. */
final class World {
    static final Topics TOPICS = new Topics("", 1, (short) 1);
    static final String SESSION = "s";
    /** The one queue that does not exist. */
    static final String NO_QUEUE = "nowhere";

    static final long NOON = 1_790_000_000_000L;

    private static final int NEVER = -1;

    private final Cast cast;
    final Letters letters;
    final Log commands;
    final Log workEvents;
    final List<Log> events;
    final List<Service> services;
    final Workers workers;
    final Witness witness;
    long now = NOON;
    private int untilSealed = NEVER;

    World(Cast cast, Witness witness) {
        this.cast = cast;
        this.witness = witness;
        letters = new Letters();
        commands = new Log(TOPICS.commands(), 1);
        workEvents = new Log(TOPICS.workEvents(), 1);
        events = List.of(
                new Log(TOPICS.planEvents(), 2),
                new Log(TOPICS.executionEvents(), 2),
                new Log(TOPICS.reviewEvents(), 2));
        services = List.of(
                new Service(this, "planner", cast, inputs(0)),
                new Service(this, "executor", cast, inputs(1)),
                new Service(this, "reviewer", cast, inputs(2)));
        workers = new Workers(this);
    }

    /** A copy of a world in which every service has committed. */
    World(World other, Witness witness) {
        cast = other.cast;
        this.witness = witness;
        letters = new Letters(other.letters);
        commands = new Log(other.commands);
        workEvents = new Log(other.workEvents);
        events = other.events.stream().map(Log::new).toList();
        List<Service> copies = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            copies.add(new Service(this, other.services.get(at), inputs(at)));
        }
        services = copies;
        workers = new Workers(this, other.workers);
        now = other.now;
    }

    /** A person, an agent or the front door writes a command. */
    void command(SpecificRecord command) {
        witness.command(command);
        commands.append(SESSION, letters.write(cast.sent(commands.topic, command)), "", now);
    }

    /** Somebody writes bytes into commands that nobody can read. */
    void garbage() {
        commands.append(SESSION, letters.write(null), "", now);
    }

    /** A worker answers the service that dispatched an item. */
    void answer(String dispatcher, SpecificRecord answer) {
        witness.answer(answer);
        byte[] value = letters.write(cast.sent(workEvents.topic, answer));
        witness.sent(workEvents.append(SESSION, value, dispatcher, now).id(), answer);
    }

    /** What a service has committed becomes visible. */
    void publish(Service from, List<Outbox.Message> batch) {
        for (Outbox.Message message : batch) {
            if (message.value() instanceof WorkItem item) {
                witness.item(from.name, item);
                workers.add(item);
            } else if (message.value() instanceof LeaseProbe) {
                workEvents.append(SESSION, letters.write(message.value()), from.name, now);
            } else if (!message.topic().equals(TOPICS.deadLetters())) {
                witness.event(from.name, message.value());
                if (!message.cause().isEmpty()) {
                    witness.caused(message.cause(), message.value());
                }
                write(services.indexOf(from), message);
            }
        }
        witness.written(from.name);
    }

    private void write(int service, Outbox.Message message) {
        byte[] value = letters.write(cast.sent(message.topic(), message.value()));
        if (untilSealed-- == 0) {
            letters.seal(value);
        }
        events.get(service).append(message.key(), value, "", now);
    }

    /** Makes an event unreadable, the one after so many. */
    void sealAfter(int events) {
        untilSealed = events;
    }

    /** Everything can be read, from now on and what is written already. */
    void openAll() {
        untilSealed = NEVER;
        letters.open();
    }

    /** A record of an event topic comes once more, at its end. */
    void repeat(Log log, Incoming record) {
        log.append(record.key(), record.value(), "", now);
    }

    /** Whether a record is a handoff or an archive. */
    boolean passesTheBaton(Incoming record) {
        return switch (letters.peek(record.value())) {
            case PlanConfirmed plan -> true;
            case ExecutionFinished finished -> true;
            case LoopContinued continued -> true;
            case SessionArchived archived -> true;
            default -> false;
        };
    }

    /** Lets every service read, tick and commit until none has anything to do; returns whether any had. */
    boolean flow() {
        boolean any = false;
        for (boolean moved = true; moved; any |= moved) {
            moved = false;
            for (Service service : services) {
                moved |= readAll(service);
            }
        }
        return any;
    }

    /** A number that is the same for worlds in which the same can happen, and very likely for no others. */
    long fingerprint() {
        long mixed = workers.fingerprint();
        for (Service service : services) {
            mixed = Fingerprint.mix(mixed, service.fingerprint());
        }
        for (Log log : events) {
            mixed = Fingerprint.mix(mixed, log.fingerprint(letters));
        }
        return Fingerprint.mix(mixed, workEvents.fingerprint(letters));
    }

    private boolean readAll(Service service) {
        boolean moved = service.tick();
        for (int input = 0; input < 3; input++) {
            while (service.read(input)) {
                moved = true;
            }
        }
        service.commit();
        return moved;
    }

    private List<Log> inputs(int service) {
        return List.of(commands, events.get((service + 2) % 3), workEvents);
    }
}
