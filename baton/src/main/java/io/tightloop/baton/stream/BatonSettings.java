package io.tightloop.baton.stream;

import io.tightloop.schemas.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How a phase service runs.
 *
 * @param bootstrap Kafka bootstrap servers
 * @param topics topics of the installation
 * @param instance name of this instance, stable over restarts: a killed one is recognised when it comes back
 * @param stateFolder folder for Streams' own files
 * @param threads stream threads, at least 1
 * @param registry every {@code schema.registry.*} setting
 * @param kafka further client settings, for example security
 */
public record BatonSettings(
        String bootstrap,
        Topics topics,
        String instance,
        Path stateFolder,
        int threads,
        Map<String, Object> registry,
        Map<String, Object> kafka) {

    /** What every client of Kafka begins with; a copy, to be added to. */
    public Map<String, Object> clients() {
        var clients = new HashMap<String, Object>(kafka);
        clients.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return clients;
    }
}
