package io.tightloop.standalone.chaos.audit;

/** Where a record is. */
public record Place(String topic, int partition, long offset) {
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
