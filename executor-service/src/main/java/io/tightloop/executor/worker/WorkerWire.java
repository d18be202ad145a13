package io.tightloop.executor.worker;

import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Topics;
import java.util.HashMap;
import java.util.Map;

/**
 * How workers reach the installation.
 *
 * @param clients settings of every Kafka client: bootstrap.servers and security
 * @param topics the installation's topics
 * @param serdes wire format of values
 */
public record WorkerWire(Map<String, Object> clients, Topics topics, AvroSerdes serdes) {

    public WorkerWire {
        clients = Map.copyOf(clients);
    }

    /** The clients' settings with more of them. */
    public Map<String, Object> with(Map<String, Object> more) {
        var all = new HashMap<>(clients);
        all.putAll(more);
        return all;
    }
}
