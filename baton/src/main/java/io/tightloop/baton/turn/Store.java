package io.tightloop.baton.turn;

import java.util.List;
import java.util.function.Consumer;

/** The state of one service's partition: keys in text order, with an undo log that lasts for one step of a turn. */
public interface Store {
    /** The bytes under a key; null for none. */
    byte[] get(String key);

    /** Writes bytes. */
    void put(String key, byte[] value);

    /** The record under a key; null for none. */
    <T> T read(String key, Class<T> type);

    /** Writes a record, which {@link io.tightloop.baton.StateCodec} can write and which is never changed afterwards. */
    void write(String key, Object value);

    boolean has(String key);

    /** Removes a key, if it is there. */
    void remove(String key);

    /** The first key that starts with a prefix; null for none. */
    String first(String prefix);

    /** The keys that start with a prefix, in order, as a copy: costs as much as there are. */
    List<String> keys(String prefix);

    /** A key with its value. */
    interface Entry {
        String key();

        /** The bytes of its value. */
        byte[] bytes();

        /** Its value as a record. */
        <T> T read(Class<T> type);
    }

    /** Shows every entry that is not derived, in no order. Nothing must be changed meanwhile. */
    default void scan(Consumer<Entry> entries) {
        scan("", Integer.MAX_VALUE, entries);
    }

    /**
     * Shows a part of the entries that are not derived. Nothing must be changed meanwhile.
     *
     * @param from empty for the beginning, or what the part before this one returned
     * @param most a measure of the part's size: records of the changelog
     * @return where the next part begins; empty when there is none
     */
    String scan(String from, int most, Consumer<Entry> entries);

    /** Makes all changes since the last call final. */
    void keep();

    /** Takes back all changes since {@link #keep}. */
    void undo();

    /** Hands what is kept to the commit that comes next; to be called when a record or a deadline is done with. */
    void save();

    /** Whether a key follows from others and need not outlive the process: the reader makes it anew. */
    static boolean derived(String key) {
        return key.startsWith(Keys.timers());
    }
}
