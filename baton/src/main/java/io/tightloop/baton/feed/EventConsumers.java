package io.tightloop.baton.feed;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Opens read_committed consumers; who opens one closes it. */
public interface EventConsumers {
    /** A consumer without a group, for partitions that are assigned by hand. */
    Consumer<String, byte[]> free();

    /** A member of a group that never commits offsets and reads from the earliest when it seeks nowhere. */
    Consumer<String, byte[]> member(String group);

    /** A decoder of values for one thread. */
    Deserializer<SpecificRecord> deserializer();
}
