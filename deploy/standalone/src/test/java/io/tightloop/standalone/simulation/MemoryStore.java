package io.tightloop.standalone.simulation;

import io.tightloop.baton.turn.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A store that holds values as they are, takes back a step, and takes back all since the last commit. */
final class MemoryStore implements Store {
    private record Change(String key, Object before) {}

    private final UnaryOperator<Object> coding;
    private final TreeMap<String, Object> values;
    private final List<Change> step = new ArrayList<>();
    private final List<Change> batch = new ArrayList<>();

    /** @param coding what becomes of a record that is stored */
    MemoryStore(UnaryOperator<Object> coding) {
        this.coding = coding;
        values = new TreeMap<>();
    }

    MemoryStore(MemoryStore other) {
        coding = other.coding;
        values = new TreeMap<>(other.values);
    }

    @Override
    public byte[] get(String key) {
        return (byte[]) values.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        set(key, value);
    }

    @Override
    public <T> T read(String key, Class<T> type) {
        return type.cast(values.get(key));
    }

    @Override
    public void write(String key, Object value) {
        set(key, coding.apply(value));
    }

    private void set(String key, Object value) {
        step.add(new Change(key, values.put(key, value)));
    }

    @Override
    public boolean has(String key) {
        return values.containsKey(key);
    }

    @Override
    public void remove(String key) {
        Object before = values.remove(key);
        if (before != null) {
            step.add(new Change(key, before));
        }
    }

    @Override
    public String first(String prefix) {
        String key = values.ceilingKey(prefix);
        return key != null && key.startsWith(prefix) ? key : null;
    }

    @Override
    public List<String> keys(String prefix) {
        List<String> found = new ArrayList<>();
        for (String key : values.tailMap(prefix, true).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            found.add(key);
        }
        return found;
    }

    @Override
    public String scan(String from, int most, Consumer<Entry> entries) {
        var part = values.tailMap(from, true);
        part.entrySet().stream()
                .limit(most)
                .forEach(entry -> entries.accept(new Held(entry.getKey(), entry.getValue())));
        return part.keySet().stream().skip(most).findFirst().orElse("");
    }

    @Override
    public void save() {}

    @Override
    public void keep() {
        batch.addAll(step);
        step.clear();
    }

    @Override
    public void undo() {
        takeBack(step);
    }

    /** Makes all changes final. */
    void commit() {
        step.clear();
        batch.clear();
    }

    /** Takes back all changes since the last commit. */
    void rollBack() {
        takeBack(step);
        takeBack(batch);
    }

    /** Writes a number that is the same for two stores with the same values, and very likely for no others. */
    long fingerprint() {
        long mixed = 1;
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            int value = entry.getValue() instanceof byte[] bytes
                    ? Arrays.hashCode(bytes)
                    : entry.getValue().hashCode();
            mixed = Fingerprint.mix(mixed, entry.getKey().hashCode(), value);
        }
        return mixed;
    }

    private void takeBack(List<Change> changes) {
        for (Change change : changes.reversed()) {
            if (change.before() == null) {
                values.remove(change.key());
            } else {
                values.put(change.key(), change.before());
            }
        }
        changes.clear();
    }

    private record Held(String key, Object value) implements Entry {
        @Override
        public byte[] bytes() {
            return (byte[]) value;
        }

        @Override
        public <T> T read(Class<T> type) {
            return type.cast(value);
        }
    }
}
