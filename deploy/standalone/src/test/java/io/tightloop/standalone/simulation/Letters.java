package io.tightloop.standalone.simulation;

import io.tightloop.baton.turn.Decoding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Messages by the bytes that stand for them: nothing is encoded, so that a schedule costs little. */
final class Letters implements Decoding {
    private final List<SpecificRecord> messages;
    private final Set<Integer> sealed = new HashSet<>();

    Letters() {
        messages = new ArrayList<>();
    }

    Letters(Letters other) {
        messages = new ArrayList<>(other.messages);
        sealed.addAll(other.sealed);
    }

    /** The bytes of a message; null stands for bytes that nobody can read. */
    byte[] write(SpecificRecord message) {
        messages.add(message);
        return ByteBuffer.allocate(4).putInt(messages.size() - 1).array();
    }

    /** Makes bytes unreadable until {@link #open}. */
    void seal(byte[] value) {
        sealed.add(place(value));
    }

    void open() {
        sealed.clear();
    }

    /** What the bytes stand for, sealed or not. */
    SpecificRecord peek(byte[] value) {
        return messages.get(place(value));
    }

    @Override
    public SpecificRecord decode(String topic, byte[] value) throws Undecodable {
        SpecificRecord message = messages.get(place(value));
        if (message == null || sealed.contains(place(value))) {
            throw new Undecodable("sealed", null);
        }
        return message;
    }

    private static int place(byte[] value) {
        return ByteBuffer.wrap(value).getInt();
    }
}
