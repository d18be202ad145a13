package io.tightloop.executor.queue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The queues of the installation as Kafka knows them; every call fails with 503 when Kafka does not answer in time. */
interface QueueTopics {
    /** What a queue may be called. */
    Pattern NAME = Pattern.compile("[a-z0-9._-]{1,64}");

    /** Names of all queues, in order. */
    List<String> names();

    /** Makes a queue known; false when it was. */
    boolean makeKnown(String queue);

    /** What waits on each of these queues, at most 1 s old. */
    Map<String, Backlog> backlogs(Collection<String> queues);
}
