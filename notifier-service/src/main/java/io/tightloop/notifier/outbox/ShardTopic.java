package io.tightloop.notifier.outbox;

import io.tightloop.schemas.Notification;
import java.util.List;

/** One partition of the topic of notifications, written by one at a time. */
public interface ShardTopic extends AutoCloseable {
    /**
     * A notification with its number.
     *
     * @param number place in the shard, from 1
     */
    record Numbered(long number, Notification message) {}

    /**
     * The number of the last notification of this store that is on the topic; 0 for none. Whoever wrote before cannot
     * write any more.
     */
    long last(String store);

    /** Writes all of these, or none: fails when somebody else has begun to write. */
    void write(String store, List<Numbered> notifications);

    @Override
    void close();

    /** Opens partitions. */
    interface Opener {
        ShardTopic open(int shard);
    }
}
