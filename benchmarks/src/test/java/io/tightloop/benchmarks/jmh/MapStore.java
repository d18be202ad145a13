package io.tightloop.benchmarks.jmh;

import io.tightloop.baton.turn.Store;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A store that holds records as they are, in a map, and can take back a step. */
final class MapStore implements Store {
    private final TreeMap<String, Object> values = new TreeMap<>();
    private final List<Map.Entry<String, Object>> step = new ArrayList<>();
    private final Consumer<Object> watch;

    /** @param watch is shown each record that is written */
    MapStore(Consumer<Object> watch) {
        this.watch = watch;
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
        return type.cast(values.get(key));
    }

    @Override
    public void write(String key, Object value) {
        watch.accept(value);
        set(key, value);
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
                entries.accept(new Held(key, value));
            }
        });
        return "";
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
