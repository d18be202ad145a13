package io.tightloop.baton.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Values of one session that are stored as one record. Its bytes: how many pages the session has (int, on page 0 alone
 * of use), then for each slot the length of its key's rest (int), that rest as UTF-8, the length of the value (int) and
 * the value.
 */
final class Page {
    private static final int HEAD_BYTES = Integer.BYTES;
    private static final int SLOT_BYTES = 2 * Integer.BYTES;
    /** The first page holds all of a usual session; what a large one has more is changed in smaller pieces. */
    private static final int FIRST_BYTES = 8 << 10;

    private static final int OTHER_BYTES = 2 << 10;

    final String group;
    final int number;
    final List<Slot> slots = new ArrayList<>();
    private int used;

    Page(String group, int number) {
        this.group = group;
        this.number = number;
    }

    /** Its key in the store below. */
    String key() {
        return key(group, number);
    }

    static String key(String group, int number) {
        return group + number;
    }

    /** Puts a slot on it that is likely to have so many bytes; what is used is known again when it is written. */
    void add(Slot slot, int bytes) {
        slot.page = this;
        slots.add(slot);
        used += bytes + SLOT_BYTES;
    }

    boolean hasRoom(int bytes) {
        if (slots.isEmpty()) {
            return true;
        }
        return used + bytes + SLOT_BYTES <= (number == 0 ? FIRST_BYTES : OTHER_BYTES);
    }

    /** Writes its slots; each of them takes its value from these bytes from now on. */
    byte[] write(int pages) {
        List<byte[]> keys = new ArrayList<>(slots.size());
        int size = HEAD_BYTES;
        for (Slot slot : slots) {
            byte[] key = slot.key.substring(group.length()).getBytes(UTF_8);
            keys.add(key);
            size += SLOT_BYTES + key.length + slot.length();
        }
        ByteBuffer buffer = ByteBuffer.allocate(size).putInt(pages);
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            int length = slot.length();
            buffer.putInt(keys.get(i).length).put(keys.get(i)).putInt(length);
            int start = buffer.position();
            slot.copyTo(buffer.array(), start);
            slot.at(buffer.array(), start, start + length);
            buffer.position(start + length);
        }
        used = size;
        return buffer.array();
    }

    /** How many pages there were when this page, the first of its session, was written. */
    static int pages(byte[] first) {
        return ByteBuffer.wrap(first).getInt();
    }

    /** Hands over the slots of a page that was written. */
    static void read(String group, byte[] bytes, Consumer<Slot> slots) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        buffer.getInt();
        while (buffer.hasRemaining()) {
            int length = buffer.getInt();
            Slot slot = new Slot(group + new String(bytes, buffer.position(), length, UTF_8));
            buffer.position(buffer.position() + length);
            int value = buffer.getInt();
            slot.at(bytes, buffer.position(), buffer.position() + value);
            buffer.position(buffer.position() + value);
            slots.accept(slot);
        }
    }
}
