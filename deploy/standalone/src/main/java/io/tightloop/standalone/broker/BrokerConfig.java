package io.tightloop.standalone.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import kafka.server.KafkaConfig;

/** The settings of an embedded broker: loopback, sized for a machine of two cores. */
final class BrokerConfig {

    static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENT = "PLAINTEXT";
    private static final int INTERNAL_PARTITIONS = 4;

    private BrokerConfig() {}

    static KafkaConfig of(Path data, BrokerNode node) {
        var settings = new HashMap<String, Object>();
        identity(settings, data, node);
        listeners(settings, node);
        internalTopics(settings, node);
        groups(settings);
        size(settings);
        // As text, like a properties file: Kafka parses it, but will not turn an int into its short.
        settings.replaceAll((name, value) -> value.toString());
        return new KafkaConfig(settings, false);
    }

    private static void identity(HashMap<String, Object> settings, Path data, BrokerNode node) {
        settings.put("node.id", node.id());
        settings.put("process.roles", "broker,controller");
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", false);
        // A killed broker may register again only when its session is over: 12 s to start with the default of 9 s.
        settings.put("broker.session.timeout.ms", 2500);
        settings.put("broker.heartbeat.interval.ms", 500);
    }

    private static void listeners(HashMap<String, Object> settings, BrokerNode node) {
        var listeners = new ArrayList<String>();
        var advertised = new ArrayList<String>();
        var protocols = new ArrayList<String>();
        listen(CLIENT, node.clientPort(), node.clientPort(), List.of(listeners, advertised, protocols));
        listen(CONTROLLER, node.controllerPort(), node.controllerPort(), List.of(listeners, advertised, protocols));
        for (var door : node.doors()) {
            listen(
                    door.name().toUpperCase(Locale.ROOT),
                    door.port(),
                    door.advertised(),
                    List.of(listeners, advertised, protocols));
        }
        settings.put("listeners", String.join(",", listeners));
        settings.put("advertised.listeners", String.join(",", advertised));
        settings.put("listener.security.protocol.map", String.join(",", protocols));
        settings.put("inter.broker.listener.name", CLIENT);
        settings.put("controller.listener.names", CONTROLLER);
        // A static quorum takes its addresses from here and not from the log, so ports may change at each start.
        settings.put("controller.quorum.voters", node.voters());
    }

    private static void listen(String name, int port, int advertised, List<List<String>> settings) {
        settings.get(0).add("%s://%s:%d".formatted(name, Ports.HOST, port));
        settings.get(1).add("%s://%s:%d".formatted(name, Ports.HOST, advertised));
        settings.get(2).add(name + ":PLAINTEXT");
    }

    private static void internalTopics(HashMap<String, Object> settings, BrokerNode node) {
        settings.put("default.replication.factor", node.replicas());
        settings.put("min.insync.replicas", node.inSync());
        settings.put("offsets.topic.replication.factor", node.replicas());
        settings.put("offsets.topic.num.partitions", INTERNAL_PARTITIONS);
        settings.put("transaction.state.log.replication.factor", node.replicas());
        settings.put("transaction.state.log.min.isr", node.inSync());
        settings.put("transaction.state.log.num.partitions", INTERNAL_PARTITIONS);
        // What a killed service left open holds up its readers until it is aborted; the default looks every 10 s.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", 500);
        settings.put("share.coordinator.state.topic.replication.factor", node.replicas());
        settings.put("share.coordinator.state.topic.min.isr", node.inSync());
        settings.put("share.coordinator.state.topic.num.partitions", INTERNAL_PARTITIONS);
    }

    private static void groups(HashMap<String, Object> settings) {
        settings.put("group.initial.rebalance.delay.ms", 0);
        // A member learns its partitions with a heartbeat; the default of 5 s is how long a new worker would idle.
        settings.put("group.share.min.heartbeat.interval.ms", 500);
        settings.put("group.share.heartbeat.interval.ms", 500);
        // A worker that was killed gives its partitions back within this time; the default is 45 s.
        settings.put("group.share.min.session.timeout.ms", 3000);
        settings.put("group.share.session.timeout.ms", 3000);
        // Commands are kept for the longest outage (design section 3); the default of 7 days would forget the groups
        // first.
        settings.put(
                "offsets.retention.minutes",
                Math.toIntExact(Duration.ofDays(365).toMinutes()));
    }

    private static void size(HashMap<String, Object> settings) {
        settings.put("num.network.threads", 2);
        settings.put("num.io.threads", 4);
        settings.put("background.threads", 2);
        settings.put("num.replica.fetchers", 1);
        settings.put("num.recovery.threads.per.data.dir", 2);
        settings.put("group.coordinator.threads", 1);
        settings.put("share.coordinator.threads", 1);
        settings.put("log.cleaner.threads", 1);
        settings.put("log.cleaner.dedupe.buffer.size", 16 * 1024 * 1024L);
    }
}
