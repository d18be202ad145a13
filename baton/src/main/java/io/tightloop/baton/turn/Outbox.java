package io.tightloop.baton.turn;

import io.tightloop.schemas.WorkItem;
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
     */
    public record Message(String topic, String key, SpecificRecord value) {}

    /** A point to go back to. */
    record Mark(int messages, int last) {}

    private final List<Message> messages = new ArrayList<>();
    private final List<Message> last = new ArrayList<>();
    private final Consumer<String> queues;

    /** @param queues makes a queue known before the first item goes to it */
    public Outbox(Consumer<String> queues) {
        this.queues = queues;
    }

    /** Adds a work item; a queue that Kafka refuses fails the turn and parks its session, not the service. */
    void addWork(String topic, String key, WorkItem item) {
        queues.accept(item.getQueue());
        add(topic, key, item);
    }

    void add(String topic, String key, SpecificRecord value) {
        messages.add(new Message(topic, key, value));
    }

    /** Adds a message after all others of the turn, so that who has seen it has seen what it is about. */
    void addLast(String topic, String key, SpecificRecord value) {
        last.add(new Message(topic, key, value));
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

    /** Hands over all messages, in order, and is empty. */
    public void send(Consumer<Message> sender) {
        messages.addAll(last);
        last.clear();
        messages.forEach(sender);
        messages.clear();
    }
}
