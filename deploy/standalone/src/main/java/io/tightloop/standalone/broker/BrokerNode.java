package io.tightloop.standalone.broker;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * One broker of a quorum of one or three on loopback; with three, every record is kept by three and acknowledged by two.
 *
 * @param id of this node, from 1
 * @param clusterId the same for all nodes; a base64 UUID as Kafka writes it
 * @param clientPort of the listener for clients and the other brokers
 * @param controllers controller ports of all nodes by id
 * @param doors further listeners, whose clients are sent elsewhere, to a proxy for example
 */
public record BrokerNode(
        int id, String clusterId, int clientPort, SortedMap<Integer, Integer> controllers, List<Door> doors) {

    /**
     * A listener that tells its clients to come to another port.
     *
     * @param name of it, the same at each broker: letters and digits
     * @param port it listens on
     * @param advertised clients are told to use
     */
    public record Door(String name, int port, int advertised) {}

    public BrokerNode {
        if (!controllers.containsKey(id)) {
            throw new IllegalArgumentException("controllers: none for node " + id);
        }
        doors = List.copyOf(doors);
    }

    int controllerPort() {
        return controllers.get(id);
    }

    /** How often each record is kept. */
    int replicas() {
        return Math.min(3, controllers.size());
    }

    /** How many of them acknowledge a write. */
    int inSync() {
        return replicas() == 1 ? 1 : 2;
    }

    String voters() {
        return controllers.entrySet().stream()
                .map(voter -> "%d@%s:%d".formatted(voter.getKey(), Ports.HOST, voter.getValue()))
                .collect(Collectors.joining(","));
    }
}
