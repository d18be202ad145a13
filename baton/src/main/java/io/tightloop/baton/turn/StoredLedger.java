package io.tightloop.baton.turn;

import io.tightloop.baton.protocol.Ledger;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** The ledger of one session in the service's store. */
final class StoredLedger implements Ledger {
    private final Store store;
    private final String session;
    private final long at;

    /** @param at time of what is read now, ms since the epoch */
    StoredLedger(Store store, String session, long at) {
        this.store = store;
        this.session = session;
        this.at = at;
    }

    @Override
    public boolean seen(String commandId) {
        return store.has(Keys.commandId(session, commandId));
    }

    @Override
    public void remember(String commandId) {
        store.put(
                Keys.commandId(session, commandId),
                ByteBuffer.allocate(8).putLong(at).array());
    }

    @Override
    public OptionalLong firstKept() {
        String key = store.first(Keys.keptPrefix(session));
        return key == null ? OptionalLong.empty() : OptionalLong.of(Keys.lastNumber(key));
    }

    @Override
    public void drop(long offset) {
        store.remove(Keys.kept(session, offset));
    }

    /** Keeps a command back. */
    void keep(long offset, byte[] command) {
        store.put(
                Keys.kept(session, offset),
                ByteBuffer.allocate(8 + command.length).putLong(at).put(command).array());
    }

    /** The bytes of a kept command. */
    byte[] kept(long offset) {
        byte[] stored = store.get(Keys.kept(session, offset));
        byte[] command = new byte[stored.length - 8];
        ByteBuffer.wrap(stored, 8, command.length).get(command);
        return command;
    }

    /** When a command was kept or its id remembered, ms since the epoch. */
    static long readAt(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong();
    }
}
