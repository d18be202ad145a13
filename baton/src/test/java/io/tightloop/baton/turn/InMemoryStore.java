package io.tightloop.baton.turn;

import io.tightloop.baton.StateCodec;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A store of bytes in memory; it cannot undo. */
final class InMemoryStore implements Store {
    private final TreeMap<String, byte[]> values = new TreeMap<>();

    @Override
    public byte[] get(String key) {
        return values.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        values.put(key, value);
    }

    @Override
    public <T> T read(String key, Class<T> type) {
        return has(key) ? StateCodec.read(get(key), type) : null;
    }

    @Override
    public void write(String key, Object value) {
        put(key, StateCodec.write(value));
    }

    @Override
    public boolean has(String key) {
        return values.containsKey(key);
    }

    @Override
    public void remove(String key) {
        values.remove(key);
    }

    @Override
    public String first(String prefix) {
        return keys(prefix).stream().findFirst().orElse(null);
    }

    @Override
    public List<String> keys(String prefix) {
        return values.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
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
    public void keep() {}

    @Override
    public void save() {}

    @Override
    public void undo() {
        throw new UnsupportedOperationException("nothing is undone here");
    }

    private record Held(String key, byte[] bytes) implements Entry {
        @Override
        public <T> T read(Class<T> type) {
            return StateCodec.read(bytes, type);
        }
    }
}
