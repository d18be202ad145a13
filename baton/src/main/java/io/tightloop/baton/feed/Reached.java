package io.tightloop.baton.feed;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far each partition is read while a batch is gone through. */
public final class Reached {
    private final Map<String, Long> begun;
    private final Map<TopicPartition, Long> offsets = new HashMap<>();

    /** Begins after these offsets, by name of the partition; before the first record where there is none. */
    public Reached(Map<String, Long> begun) {
        this.begun = begun;
    }

    /** Whether a record lies beyond what is reached of its partition, which reaches it then. */
    public boolean isBelow(Place place) {
        var partition = new TopicPartition(place.topic(), place.partition());
        long reached = offsets.computeIfAbsent(partition, _ -> begun.getOrDefault(place.partitionId(), -1L));
        if (reached >= place.offset()) {
            return false;
        }
        offsets.put(partition, place.offset());
        return true;
    }

    /** The last offset of each partition by its name. */
    public Map<String, Long> offsets() {
        var named = new HashMap<String, Long>();
        offsets.forEach((partition, offset) ->
                named.put(new Place(partition.topic(), partition.partition(), offset).partitionId(), offset));
        return named;
    }
}
