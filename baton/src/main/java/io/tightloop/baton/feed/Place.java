package io.tightloop.baton.feed;

/**
 * Where a record stands in Kafka.
 *
 * @param offset in its partition, from 0
 */
public record Place(String topic, int partition, long offset) {
    /** Name of the partition, unique in the cluster. */
    public String partitionId() {
        return topic + ":" + partition;
    }

    /** Name of the place, unique in the cluster; those of one partition are in order as texts. */
    public String id() {
        return "%s:%019d".formatted(partitionId(), offset);
    }
}
