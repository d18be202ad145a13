package io.tightloop.standalone.cli;

import io.tightloop.standalone.broker.BrokerNode;
import io.tightloop.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs one Kafka broker alone: a part of an installation whose processes are to be killed one by one. */
@Command(name = "broker", hidden = true, description = "Run one broker on loopback, for tests and chaos.")
final class BrokerCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "folder of this broker")
    private Path data;

    @Option(names = "--port", required = true, description = "port for clients and the other brokers")
    private int port;

    @Option(names = "--node", defaultValue = "1", description = "id of this broker")
    private int node;

    @Option(names = "--cluster", required = true, description = "id of the cluster, a base64 UUID")
    private String cluster;

    @Option(names = "--controller", required = true, description = "id=port of each broker's controller")
    private Map<Integer, Integer> controllers;

    @Option(names = "--door", description = "name=port:advertised of a further listener")
    private Map<String, String> doors = Map.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<BrokerNode.Door> further = doors.entrySet().stream()
                .map(door -> door(door.getKey(), door.getValue().split(":", 2)))
                .toList();
        var broker =
                EmbeddedBroker.start(data, new BrokerNode(node, cluster, port, new TreeMap<>(controllers), further));
        return UntilStopped.keep(broker.bootstrapServers(), broker::close);
    }

    private static BrokerNode.Door door(String name, String[] ports) {
        return new BrokerNode.Door(name, Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
    }
}
