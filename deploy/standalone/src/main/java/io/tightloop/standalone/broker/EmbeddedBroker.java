package io.tightloop.standalone.broker;

import io.tightloop.standalone.directory.DirectoryLock;
import java.io.IOException;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A single-node KRaft broker and controller in this JVM, reachable on loopback only, whose data outlives it in a directory. */
public final class EmbeddedBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final DirectoryLock lock;
    private final Ports ports;
    private boolean closed;

    private EmbeddedBroker(KafkaRaftServer server, DirectoryLock lock, Ports ports) {
        this.server = server;
        this.lock = lock;
        this.ports = ports;
    }

    /**
     * Starts a broker on the directory, which is formatted when new, and returns when it serves clients.
     *
     * @param port of the client listener; 0 chooses a free one
     * @throws io.tightloop.standalone.directory.DirectoryInUse when a live process owns the directory
     * @throws IllegalStateException when the port is taken
     */
    public static EmbeddedBroker start(Path directory, int port) throws IOException {
        var lock = DirectoryLock.take(directory, "broker.lock");
        try {
            var ports = Ports.choose(port);
            var data = directory.resolve("kafka");
            Storage.formatIfNew(data);
            return new EmbeddedBroker(startServer(BrokerConfig.of(data, ports)), lock, ports);
        } catch (Throwable e) {
            lock.close();
            throw e;
        }
    }

    private static KafkaRaftServer startServer(KafkaConfig config) {
        var server = new KafkaRaftServer(config, Time.SYSTEM);
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
        return Ports.HOST + ":" + ports.client();
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
            server.awaitShutdown();
        }
    }
}
