package io.tightloop.baton.stream;

import io.tightloop.baton.StateCodec;
import io.tightloop.baton.turn.Store;
import java.util.Arrays;

/**
 * One key with its value: a stretch of its page's bytes, or what was put since that page was written, which is a record
 * until somebody wants its bytes.
 */
final class Slot implements Store.Entry {

    /** What a slot held at some time. */
    record Content(byte[] own, Object record, boolean unwritten) {}

    final String key;
    Page page;
    private byte[] own;
    private byte[] shared;
    private int from;
    private int to;
    private Object record;
    private boolean unwritten;

    Slot(String key) {
        this.key = key;
    }

    Content content() {
        return new Content(own, record, unwritten);
    }

    /** Goes back to a content that it had since its page was last written. */
    void content(Content before) {
        own = before.own();
        record = before.record();
        unwritten = before.unwritten();
    }

    void put(byte[] bytes) {
        own = bytes;
        record = null;
        unwritten = false;
    }

    void put(Object value) {
        own = null;
        record = value;
        unwritten = true;
    }

    private void encode() {
        if (unwritten) {
            own = StateCodec.write(record);
            unwritten = false;
        }
    }

    /** Takes its value from its page's bytes. */
    void at(byte[] bytes, int first, int end) {
        own = null;
        shared = bytes;
        from = first;
        to = end;
    }

    int length() {
        encode();
        return own == null ? to - from : own.length;
    }

    void copyTo(byte[] target, int position) {
        encode();
        if (own == null) {
            System.arraycopy(shared, from, target, position, to - from);
        } else {
            System.arraycopy(own, 0, target, position, own.length);
        }
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public byte[] bytes() {
        encode();
        return own == null ? Arrays.copyOfRange(shared, from, to) : own;
    }

    /** The record that these bytes are; decoded once, as records never change. */
    @Override
    public <T> T read(Class<T> type) {
        if (!type.isInstance(record)) {
            encode();
            record = own == null
                    ? StateCodec.read(shared, from, to - from, type)
                    : StateCodec.read(own, 0, own.length, type);
        }
        return type.cast(record);
    }
}
