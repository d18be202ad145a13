package io.tightloop.baton.stream;

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
final class SortedStore {
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

    byte[] get(String key) {
        return keys.contains(key) ? store.get(key) : null;
    }

    boolean has(String key) {
        return keys.contains(key);
    }

    void put(String key, byte[] value) {
        undo.add(new Change(key, get(key)));
        write(key, value);
    }

    void remove(String key) {
        if (keys.contains(key)) {
            undo.add(new Change(key, store.get(key)));
            write(key, null);
        }
    }

    /** The first key that starts with a prefix; null for none. */
    String first(String prefix) {
        String key = keys.ceiling(prefix);
        return key != null && key.startsWith(prefix) ? key : null;
    }

    /** The keys that start with a prefix, in order, as a copy. */
    List<String> keys(String prefix) {
        List<String> found = new ArrayList<>();
        for (String key : keys.tailSet(prefix, true)) {
            if (!key.startsWith(prefix)) {
                break;
            }
            found.add(key);
        }
        return found;
    }

    /** Makes all changes since the last call final. */
    void keep() {
        undo.clear();
    }

    /** Takes back all changes since {@link #keep}. */
    void undo() {
        for (Change change : undo.reversed()) {
            write(change.key(), change.before());
        }
        undo.clear();
    }

    int size() {
        return keys.size();
    }

    private void write(String key, byte[] value) {
        if (value == null) {
            store.delete(key);
            keys.remove(key);
        } else {
            store.put(key, value);
            keys.add(key);
        }
    }
}
