package io.tightloop.standalone.catchup;

import io.tightloop.baton.feed.EventConsumers;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Notes when a follower asks for its first consumer. */
final class Begun implements EventConsumers {
    private final EventConsumers consumers;
    private final AtomicLong at = new AtomicLong();

    Begun(EventConsumers consumers) {
        this.consumers = consumers;
    }

    /** A time of this JVM, ns; 0 before. */
    long at() {
        return at.get();
    }

    @Override
    public Consumer<String, byte[]> free() {
        return consumers.free();
    }

    @Override
    public Consumer<String, byte[]> member(String group) {
        at.compareAndSet(0, System.nanoTime());
        return consumers.member(group);
    }

    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return consumers.deserializer();
    }
}
