package io.tightloop.baton.stream;

import io.tightloop.schemas.Headers;
import io.tightloop.schemas.WorkItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Collects what a turn writes and forwards it when the turn is done. */
final class Outbox {
    private record Message(String topic, String key, SpecificRecord value) {}

    /** A point to go back to. */
    record Mark(int messages, int last) {}

    private final List<Message> messages = new ArrayList<>();
    private final List<Message> last = new ArrayList<>();
    private final ProcessorContext<String, byte[]> context;
    private final Serializer<SpecificRecord> serializer;
    private final String service;
    private final Consumer<String> queues;

    /** @param queues makes a queue known before the first item goes to it */
    Outbox(
            ProcessorContext<String, byte[]> context,
            Serializer<SpecificRecord> serializer,
            String service,
            Consumer<String> queues) {
        this.context = context;
        this.serializer = serializer;
        this.service = service;
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

    /** Forwards all messages, in order. */
    void send() {
        messages.addAll(last);
        last.clear();
        for (Message message : messages) {
            RecordHeaders headers = Headers.of(service, message.key(), message.value());
            byte[] bytes = serializer.serialize(message.topic(), message.value());
            headers.add(BatonTopology.TARGET, message.topic().getBytes(StandardCharsets.UTF_8));
            context.forward(new Record<>(message.key(), bytes, context.currentSystemTimeMs(), headers));
        }
        messages.clear();
    }
}
