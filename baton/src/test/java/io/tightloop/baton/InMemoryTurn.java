package io.tightloop.baton;

import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.WorkItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A turn in memory for tests of a phase: state goes through {@link StateCodec} like the real one's, and what the phase
 * does is there to be looked at. One object stands for all turns of one session; {@link #at(long)} begins the next.
 */
public final class InMemoryTurn implements Turn {
    private final String sessionId;
    private final TreeMap<String, byte[]> state = new TreeMap<>();
    private final TreeMap<String, String> queue = new TreeMap<>();
    private final Map<String, Long> deadlines = new HashMap<>();
    private final List<SpecificRecord> emitted = new ArrayList<>();
    private final List<WorkItem> dispatched = new ArrayList<>();
    private final List<SpecificRecord> handoffs = new ArrayList<>();
    private final List<Asked> suspensions = new ArrayList<>();
    private final Set<String> unknownQueues = new HashSet<>();
    private String tombstone;
    private boolean begun;
    private boolean archived;
    private long commandOffset;
    private long at;
    private long turns;
    private int handoffCount;

    /** A suspension that was asked for. */
    public record Asked(Suspension suspension, String subject, String by) {}

    public InMemoryTurn(String sessionId) {
        this.sessionId = sessionId;
    }

    /** Begins the next turn, at this time in ms since the epoch. */
    public InMemoryTurn at(long at) {
        this.at = at;
        turns++;
        return this;
    }

    /** Sets the offset of the command that is answered next. */
    public InMemoryTurn commandOffset(long offset) {
        commandOffset = offset;
        return this;
    }

    /** Sets what is remembered of an archived session. */
    public InMemoryTurn tombstone(String text) {
        tombstone = text;
        return this;
    }

    /** Makes a queue one that does not exist; all others do. */
    public InMemoryTurn withoutQueue(String name) {
        unknownQueues.add(name);
        return this;
    }

    /** Suspensions that were asked for since {@link #clear}. */
    public List<Asked> suspensions() {
        return suspensions;
    }

    /** Events emitted since {@link #clear}, handoffs excluded. */
    public List<SpecificRecord> emitted() {
        return emitted;
    }

    /** The emitted events of one type. */
    public <T extends SpecificRecord> List<T> emitted(Class<T> type) {
        return emitted.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Work items dispatched since {@link #clear}. */
    public List<WorkItem> dispatched() {
        return dispatched;
    }

    /** Handoff events since {@link #clear}. */
    public List<SpecificRecord> handoffs() {
        return handoffs;
    }

    /** Deadlines that are set, by part ("" for the root), ms since the epoch. */
    public Map<String, Long> deadlines() {
        return deadlines;
    }

    /** Whether the run was started. */
    public boolean begun() {
        return begun;
    }

    /** Whether the session's state was dropped. */
    public boolean archived() {
        return archived;
    }

    /** Forgets what was done so far; state, queue and deadlines stay. */
    public void clear() {
        emitted.clear();
        dispatched.clear();
        handoffs.clear();
        suspensions.clear();
    }

    @Override
    public String sessionId() {
        return sessionId;
    }

    @Override
    public long at() {
        return at;
    }

    @Override
    public String nonce() {
        return "%032x".formatted(turns);
    }

    @Override
    public long commandOffset() {
        return commandOffset;
    }

    @Override
    public Optional<String> tombstone() {
        return Optional.ofNullable(tombstone);
    }

    @Override
    public <T> Optional<T> root(Class<T> type) {
        return read("", type);
    }

    @Override
    public void root(Object value) {
        state.put("", StateCodec.write(value));
    }

    @Override
    public <T> Optional<T> part(String key, Class<T> type) {
        return read(named(key), type);
    }

    @Override
    public void part(String key, Object value) {
        state.put(named(key), StateCodec.write(value));
    }

    @Override
    public void remove(String key) {
        state.remove(named(key));
    }

    @Override
    public <T> List<T> parts(String prefix, Class<T> type) {
        return state.tailMap(named(prefix), true).entrySet().stream()
                .takeWhile(part -> part.getKey().startsWith(prefix))
                .map(part -> StateCodec.read(part.getValue(), type))
                .toList();
    }

    @Override
    public void enqueue(String rank, String key) {
        queue.put(rank + '\0' + key, key);
    }

    @Override
    public void dequeue(String rank, String key) {
        queue.remove(rank + '\0' + key);
    }

    @Override
    public Optional<String> firstQueued() {
        return Optional.ofNullable(queue.firstEntry()).map(Map.Entry::getValue);
    }

    @Override
    public void deadline(String part, long at) {
        if (at == 0) {
            deadlines.remove(part);
        } else {
            deadlines.put(part, at);
        }
    }

    @Override
    public void emit(SpecificRecord event) {
        emitted.add(event);
    }

    @Override
    public boolean knowsQueue(String queue) {
        return !unknownQueues.contains(queue);
    }

    @Override
    public void suspend(Suspension suspension, String subject, String by) {
        suspensions.add(new Asked(suspension, subject, by));
    }

    @Override
    public void dispatch(WorkItem item) {
        if (!knowsQueue(item.getQueue())) {
            throw new IllegalStateException("the queue " + item.getQueue() + " does not exist");
        }
        dispatched.add(item);
    }

    @Override
    public void begin() {
        begun = true;
    }

    @Override
    public void handOff(Function<Handoff, SpecificRecord> event) {
        handoffs.add(event.apply(new Handoff(0L, ++handoffCount, commandOffset)));
    }

    @Override
    public void archive() {
        archived = true;
        state.clear();
        queue.clear();
        deadlines.clear();
    }

    private <T> Optional<T> read(String key, Class<T> type) {
        return Optional.ofNullable(state.get(key)).map(bytes -> StateCodec.read(bytes, type));
    }

    private static String named(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("key: must not be empty");
        }
        return key;
    }
}
