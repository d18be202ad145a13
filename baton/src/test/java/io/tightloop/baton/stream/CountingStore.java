package io.tightloop.baton.stream;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store in memory that counts how often it is asked; a range counts each of its entries. */
final class CountingStore implements KeyValueStore<String, byte[]> {
    private final TreeMap<String, byte[]> entries = new TreeMap<>();
    private int operations;

    /** Operations since the last call. */
    int operations() {
        int counted = operations;
        operations = 0;
        return counted;
    }

    @Override
    public void put(String key, byte[] value) {
        operations++;
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public byte[] putIfAbsent(String key, byte[] value) {
        operations++;
        return entries.putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<String, byte[]>> all) {
        all.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte[] delete(String key) {
        operations++;
        return entries.remove(key);
    }

    @Override
    public byte[] get(String key) {
        operations++;
        return entries.get(key);
    }

    @Override
    public KeyValueIterator<String, byte[]> range(String from, String to) {
        return counted(entries.subMap(from, true, to, true));
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        return counted(entries);
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    @Override
    public String name() {
        return "counting";
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private KeyValueIterator<String, byte[]> counted(Map<String, byte[]> found) {
        operations += found.size();
        Iterator<Map.Entry<String, byte[]>> iterator =
                new TreeMap<>(found).entrySet().iterator();
        return new KeyValueIterator<>() {
            @Override
            public void close() {}

            @Override
            public String peekNextKey() {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public KeyValue<String, byte[]> next() {
                Map.Entry<String, byte[]> entry = iterator.next();
                return KeyValue.pair(entry.getKey(), entry.getValue());
            }
        };
    }
}
