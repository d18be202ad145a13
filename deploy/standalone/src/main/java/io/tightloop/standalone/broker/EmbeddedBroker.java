package io.tightloop.standalone.broker;

import io.tightloop.standalone.directory.DirectoryLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;

/** A KRaft broker and controller in this JVM, reachable on loopback only, whose data outlives it in a directory. */
public final class EmbeddedBroker implements AutoCloseable {
    private static final int ALONE = 1;

    private final CombinedServer server;
    private final DirectoryLock lock;
    private final int clientPort;
    private boolean closed;

    private EmbeddedBroker(CombinedServer server, DirectoryLock lock, int clientPort) {
        this.server = server;
        this.lock = lock;
        this.clientPort = clientPort;
    }

    /**
     * Starts a broker that is alone on the directory, which is formatted when new, and returns when it serves clients.
     *
     * @param port of the client listener; 0 chooses a free one
     * @throws io.tightloop.standalone.directory.DirectoryInUse when a live process owns the directory
     * @throws IllegalStateException when the port is taken
     */
    public static EmbeddedBroker start(Path directory, int port) throws IOException {
        return start(directory, () -> {
            var ports = Ports.choose(port);
            var controllers = new TreeMap<>(Map.of(ALONE, ports.controller()));
            return new BrokerNode(ALONE, Uuid.randomUuid().toString(), ports.client(), controllers, List.of());
        });
    }

    /** Starts one broker of a quorum on a directory of its own; its clients are served when enough others have started. */
    public static EmbeddedBroker start(Path directory, BrokerNode node) throws IOException {
        return start(directory, () -> node);
    }

    private interface Nodes {
        BrokerNode choose() throws IOException;
    }

    private static EmbeddedBroker start(Path directory, Nodes nodes) throws IOException {
        var lock = DirectoryLock.take(directory, "broker.lock");
        try {
            var node = nodes.choose();
            var data = directory.resolve("kafka");
            Storage.formatIfNew(data, node);
            return new EmbeddedBroker(startServer(BrokerConfig.of(data, node)), lock, node.clientPort());
        } catch (Throwable e) {
            lock.close();
            throw e;
        }
    }

    private static CombinedServer startServer(KafkaConfig config) {
        var server = new CombinedServer(config);
        try {
            server.startup();
            return server;
        } catch (Throwable e) {
            server.shutdown();
            throw e;
        }
    }

    /** Host and port of the client listener, for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.HOST + ":" + clientPort;
    }

    /** Shuts down in order, then frees the directory; closing again does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            server.shutdown();
        }
    }
}
