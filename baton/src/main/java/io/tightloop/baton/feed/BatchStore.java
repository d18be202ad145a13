package io.tightloop.baton.feed;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tables that records are kept in together with how far each partition is stored. */
public interface BatchStore {
    /** Stores a batch; fails without effect when someone else has stored part of it meanwhile. */
    void store(List<Recorded> batch);

    /** Last stored offset of each of these partitions that has one, by {@link Place#partitionId()}. */
    Map<String, Long> stored(Collection<String> partitions);
}
