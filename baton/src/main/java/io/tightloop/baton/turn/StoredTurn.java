package io.tightloop.baton.turn;

import io.tightloop.baton.Turn;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.WorkItem;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** A turn over the service's store: parts are held decoded and written once, when the turn is done. */
final class StoredTurn implements Turn {
    static final byte[] PRESENT = {1};
    private static final Object REMOVED = new Object();

    private final SessionDesk desk;
    private final String session;
    private final long at;
    private final Supplier<String> nonces;
    private final long commandOffset;
    private final Map<String, Object> read = new LinkedHashMap<>();
    private final TreeMap<String, Object> written = new TreeMap<>();
    private String nonce;
    private boolean gone;

    StoredTurn(SessionDesk desk, String session, long at, Supplier<String> nonces, long commandOffset) {
        this.desk = desk;
        this.session = session;
        this.at = at;
        this.nonces = nonces;
        this.commandOffset = commandOffset;
    }

    @Override
    public String sessionId() {
        return session;
    }

    @Override
    public long at() {
        return at;
    }

    @Override
    public String nonce() {
        if (nonce == null) {
            nonce = nonces.get();
        }
        return nonce;
    }

    @Override
    public long commandOffset() {
        return commandOffset;
    }

    @Override
    public Optional<String> tombstone() {
        return desk.custody(session).archived()
                ? Optional.of(desk.custody(session).memory())
                : Optional.empty();
    }

    @Override
    public <T> Optional<T> root(Class<T> type) {
        return part("", type);
    }

    @Override
    public void root(Object value) {
        part("", value);
    }

    @Override
    public <T> Optional<T> part(String key, Class<T> type) {
        Object known = written.getOrDefault(key, read.get(key));
        if (known == null) {
            known = desk.store().read(Keys.part(session, key), type);
            if (known == null) {
                return Optional.empty();
            }
            read.put(key, known);
        }
        return known == REMOVED ? Optional.empty() : Optional.of(type.cast(known));
    }

    @Override
    public void part(String key, Object value) {
        if (!gone) {
            written.put(key, value);
        }
    }

    @Override
    public void remove(String key) {
        part(key, REMOVED);
    }

    @Override
    public <T> List<T> parts(String prefix, Class<T> type) {
        String base = Keys.part(session, "");
        TreeSet<String> keys = new TreeSet<>();
        desk.store().keys(base + prefix).forEach(key -> keys.add(key.substring(base.length())));
        written.tailMap(prefix, true).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .forEach(keys::add);
        return keys.stream().flatMap(key -> part(key, type).stream()).toList();
    }

    @Override
    public void enqueue(String rank, String key) {
        if (!gone) {
            desk.store().put(Keys.queue(session, rank, key), PRESENT);
        }
    }

    @Override
    public void dequeue(String rank, String key) {
        desk.store().remove(Keys.queue(session, rank, key));
    }

    @Override
    public Optional<String> firstQueued() {
        String first = desk.store().first(Keys.queuePrefix(session));
        return first == null ? Optional.empty() : Optional.of(first.substring(first.lastIndexOf('\0') + 1));
    }

    @Override
    public void deadline(String part, long due) {
        desk.suspensions().planned(session, part);
        if (!desk.probes().keeps(session, part, due)) {
            timer(part, due);
        }
    }

    /** The deadline of a part; 0 for none. */
    long deadline(String part) {
        byte[] stored = desk.store().get(Keys.deadline(session, part));
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    /** Sets when a part is looked at, whatever its phase has planned; 0 for never. */
    void timer(String part, long due) {
        String key = Keys.deadline(session, part);
        long old = deadline(part);
        if (old == due || gone) {
            return;
        }
        if (old != 0) {
            desk.store().remove(Keys.timer(old, session, part));
        }
        if (due == 0) {
            desk.store().remove(key);
        } else {
            desk.store().put(key, ByteBuffer.allocate(8).putLong(due).array());
            desk.store().put(Keys.timer(due, session, part), PRESENT);
        }
    }

    @Override
    public void emit(SpecificRecord event) {
        switch (event) {
            case SessionEnded _ -> desk.suspensions().ended(this);
            case SessionStarted started -> desk.suspensions().note(started);
            default -> {}
        }
        desk.emit(session, event);
    }

    @Override
    public boolean knowsQueue(String queue) {
        return desk.knowsQueue(queue);
    }

    @Override
    public void suspend(Suspension suspension, String subject, String by) {
        desk.suspend(this, suspension, subject, by);
    }

    @Override
    public void dispatch(WorkItem item) {
        desk.dispatch(session, item);
    }

    @Override
    public void begin() {
        desk.begin(session, commandOffset);
    }

    @Override
    public void handOff(Function<Handoff, SpecificRecord> event) {
        desk.handOff(session, event);
    }

    @Override
    public void archive() {
        desk.archive(session, at, this);
        read.clear();
        written.clear();
        gone = true;
    }

    /** Writes the parts that changed. */
    void flush() {
        written.forEach((key, value) -> {
            if (value == REMOVED) {
                desk.store().remove(Keys.part(session, key));
            } else {
                desk.store().write(Keys.part(session, key), value);
            }
        });
        read.putAll(written);
        written.clear();
    }
}
