package io.tightloop.baton.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Collects what turns write until it is sent. */
public final class Outbox {

    /**
     * A record to be written.
     *
     * @param topic full name of its topic
     * @param key session id; empty for none
     * @param value the message
     * @param cause id of the work event that it answers; empty for none
     */
    public record Message(String topic, String key, SpecificRecord value, String cause) {}

    /** A point to go back to. */
    record Mark(int messages, int last) {}

    private final List<Message> messages = new ArrayList<>();
    private final List<Message> last = new ArrayList<>();
    private String cause = "";

    /** What is added from now on answers this work event; empty for none. */
    void because(String workEvent) {
        cause = workEvent;
    }

    void add(String topic, String key, SpecificRecord value) {
        messages.add(new Message(topic, key, value, cause));
    }

    /** Adds a message after all others of the turn, so that who has seen it has seen what it is about. */
    void addLast(String topic, String key, SpecificRecord value) {
        last.add(new Message(topic, key, value, cause));
    }

    /** Where the outbox stands. */
    Mark mark() {
        return new Mark(messages.size(), last.size());
    }

    /** Takes back all messages since a mark. */
    void backTo(Mark mark) {
        messages.subList(mark.messages(), messages.size()).clear();
        last.subList(mark.last(), last.size()).clear();
    }

    /** Hands over all messages, in order, and is empty; false when it was before. */
    public boolean send(Consumer<Message> sender) {
        messages.addAll(last);
        last.clear();
        boolean some = !messages.isEmpty();
        messages.forEach(sender);
        messages.clear();
        return some;
    }
}
