package io.tightloop.standalone.simulation;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.Phase;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.baton.turn.Incoming;
import io.tightloop.baton.turn.Intake;
import io.tightloop.baton.turn.Outbox;
import io.tightloop.baton.turn.Station;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** One phase service as its task runs it: what it read, stored and wrote since the last commit stands or falls together. */
final class Service {
    final String name;
    private final World world;
    private final Phase phase;
    private final BatonProtocol protocol;
    private final MemoryStore store;
    private final List<Log> inputs;
    private final int[] read = new int[3];
    private final int[] committed = new int[3];
    private final List<List<Outbox.Message>> unsent = new ArrayList<>();
    private Outbox outbox;
    private Intake intake;
    private long nonces;

    Service(World world, String name, Cast cast, List<Log> inputs) {
        this.world = world;
        this.name = name;
        this.phase = cast.phase(name);
        this.protocol = cast.protocol(Addressee.valueOf(name.toUpperCase(Locale.ROOT)));
        this.store = new MemoryStore(cast::stored);
        this.inputs = inputs;
        start();
    }

    /** A copy in another world, of a service that has committed all. */
    Service(World world, Service other, List<Log> inputs) {
        this.world = world;
        name = other.name;
        phase = other.phase;
        protocol = other.protocol;
        store = new MemoryStore(other.store);
        this.inputs = inputs;
        System.arraycopy(other.read, 0, read, 0, 3);
        System.arraycopy(other.read, 0, committed, 0, 3);
        nonces = other.nonces;
        start();
    }

    private void start() {
        outbox = new Outbox();
        intake = new Intake(new Station(
                phase,
                protocol,
                World.TOPICS,
                store,
                outbox,
                world.letters,
                () -> world.now,
                queue -> !queue.equals(World.NO_QUEUE),
                this::nonce));
    }

    /** Reads the next record of an input: 0 commands, 1 events of the service before, 2 work events. */
    boolean read(int input) {
        if (read[input] >= inputs.get(input).records.size()) {
            return false;
        }
        take(inputs.get(input).records.get(read[input]++));
        return true;
    }

    boolean unread(int input) {
        return read[input] < inputs.get(input).records.size();
    }

    /** Reads a record that was read before once more, as after an offset that was lost. */
    void readAgain(int input, int place) {
        if (read[input] > 0) {
            take(inputs.get(input).records.get(place % read[input]));
        }
    }

    /** The next record of the events of the service before, if there is one. */
    Incoming nextEvent() {
        return unread(1) ? inputs.get(1).records.get(read[1]) : null;
    }

    /** Whether the next answer of a worker is for another service. */
    boolean nextIsForeign() {
        return unread(2) && !inputs.get(2).records.get(read[2]).dispatcher().equals(name);
    }

    /** Runs what is due; returns whether anything was. */
    boolean tick() {
        boolean any = false;
        while (intake.due(world.now)) {
            collect();
            any = true;
        }
        return any;
    }

    OptionalLong nextDue() {
        return intake.nextDue();
    }

    void commit() {
        store.commit();
        System.arraycopy(read, 0, committed, 0, 3);
        List<List<Outbox.Message>> batches = List.copyOf(unsent);
        unsent.clear();
        batches.forEach(batch -> world.publish(this, batch));
    }

    /** Dies and starts again: all since the last commit never was. */
    void crash() {
        store.rollBack();
        unsent.clear();
        System.arraycopy(committed, 0, read, 0, 3);
        start();
    }

    /** Keys of what is stored under a prefix. */
    List<String> keys(String prefix) {
        return store.keys(prefix);
    }

    long fingerprint() {
        long mixed = store.fingerprint();
        for (int position : read) {
            mixed = Fingerprint.mix(mixed, position);
        }
        return mixed;
    }

    private void take(Incoming record) {
        intake.take(record);
        collect();
    }

    private void collect() {
        List<Outbox.Message> batch = new ArrayList<>();
        outbox.send(batch::add);
        if (!batch.isEmpty()) {
            unsent.add(batch);
        }
    }

    private String nonce() {
        nonces++;
        return HexFormat.of().toHexDigits(nonces * 0x9e37_79b9_7f4a_7c15L)
                + HexFormat.of().toHexDigits(nonces);
    }
}
