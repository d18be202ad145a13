package io.tightloop.baton.stream;

import io.tightloop.baton.StateCodec;
import io.tightloop.baton.turn.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A key-value store with its keys in order and an undo log. The keys are held in memory beside the store because a range
 * over an in-memory Streams store copies every key of the range, which would make one event of a session as dear as all
 * its tasks.
 */
final class SortedStore implements Store {
    private record Change(String key, byte[] before) {}

    private final KeyValueStore<String, byte[]> store;
    private final NavigableSet<String> keys = new TreeSet<>();
    private final List<Change> undo = new ArrayList<>();

    SortedStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                keys.add(entry.key);
            }
        }
    }

    @Override
    public byte[] get(String key) {
        return keys.contains(key) ? store.get(key) : null;
    }

    @Override
    public boolean has(String key) {
        return keys.contains(key);
    }

    @Override
    public void put(String key, byte[] value) {
        undo.add(new Change(key, get(key)));
        set(key, value);
    }

    @Override
    public <T> T read(String key, Class<T> type) {
        byte[] bytes = get(key);
        return bytes == null ? null : StateCodec.read(bytes, type);
    }

    @Override
    public void write(String key, Object value) {
        put(key, StateCodec.write(value));
    }

    @Override
    public void remove(String key) {
        if (keys.contains(key)) {
            undo.add(new Change(key, store.get(key)));
            set(key, null);
        }
    }

    @Override
    public String first(String prefix) {
        String key = keys.ceiling(prefix);
        return key != null && key.startsWith(prefix) ? key : null;
    }

    @Override
    public List<String> keys(String prefix) {
        List<String> found = new ArrayList<>();
        for (String key : keys.tailSet(prefix, true)) {
            if (!key.startsWith(prefix)) {
                break;
            }
            found.add(key);
        }
        return found;
    }

    @Override
    public void keep() {
        undo.clear();
    }

    @Override
    public void undo() {
        for (Change change : undo.reversed()) {
            set(change.key(), change.before());
        }
        undo.clear();
    }

    int size() {
        return keys.size();
    }

    private void set(String key, byte[] value) {
        if (value == null) {
            store.delete(key);
            keys.remove(key);
        } else {
            store.put(key, value);
            keys.add(key);
        }
    }
}
