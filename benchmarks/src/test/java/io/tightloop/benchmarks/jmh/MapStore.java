package io.tightloop.benchmarks.jmh;

import io.tightloop.baton.turn.Store;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** A store in a map that can take back a step. */
final class MapStore implements Store {
    private final TreeMap<String, Object> values = new TreeMap<>();
    private final List<Map.Entry<String, Object>> step = new ArrayList<>();
    private final Function<Object, Object> written;
    private final Coding coding;

    /** Makes records of what is stored. */
    interface Coding {
        <T> T read(Object stored, Class<T> type);
    }

    /**
     * Empty.
     *
     * @param written what is stored of a record
     * @param coding the way back
     */
    MapStore(Function<Object, Object> written, Coding coding) {
        this.written = written;
        this.coding = coding;
    }

    Map<String, Object> values() {
        return values;
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
        var stored = values.get(key);
        return stored == null ? null : coding.read(stored, type);
    }

    @Override
    public void write(String key, Object value) {
        set(key, written.apply(value));
    }

    private void set(String key, Object value) {
        step.add(before(key, values.put(key, value)));
    }

    private static Map.Entry<String, Object> before(String key, Object value) {
        return new SimpleImmutableEntry<>(key, value);
    }

    @Override
    public boolean has(String key) {
        return values.containsKey(key);
    }

    @Override
    public void remove(String key) {
        step.add(before(key, values.remove(key)));
    }

    @Override
    public String first(String prefix) {
        var key = values.ceilingKey(prefix);
        return key != null && key.startsWith(prefix) ? key : null;
    }

    @Override
    public List<String> keys(String prefix) {
        return values.tailMap(prefix, true).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList();
    }

    @Override
    public String scan(String from, int most, Consumer<Entry> entries) {
        values.forEach((key, value) -> {
            if (!Store.derived(key)) {
                entries.accept(new Held(key, value, coding));
            }
        });
        return "";
    }

    private record Held(String key, Object value, Coding coding) implements Entry {
        @Override
        public byte[] bytes() {
            return (byte[]) value;
        }

        @Override
        public <T> T read(Class<T> type) {
            return coding.read(value, type);
        }
    }

    @Override
    public void save() {}

    @Override
    public void keep() {
        step.clear();
    }

    @Override
    public void undo() {
        for (var change : step.reversed()) {
            if (change.getValue() == null) {
                values.remove(change.getKey());
            } else {
                values.put(change.getKey(), change.getValue());
            }
        }
        step.clear();
    }
}
