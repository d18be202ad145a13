package io.tightloop.standalone.registry;

import com.sun.net.httpserver.HttpServer;
import io.tightloop.standalone.directory.DirectoryLock;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Schema Registry on loopback for local runs and tests, whose schemas and ids outlive it in a directory. */
public final class LoopbackRegistry implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final HttpServer server;
    private final ExecutorService threads;
    private final SchemaStore store;
    private final DirectoryLock lock;

    private LoopbackRegistry(HttpServer server, ExecutorService threads, SchemaStore store, DirectoryLock lock) {
        this.server = server;
        this.threads = threads;
        this.store = store;
        this.lock = lock;
    }

    /**
     * Starts a registry on the directory.
     *
     * @param port on loopback; 0 chooses a free one
     * @throws io.tightloop.standalone.directory.DirectoryInUse when a live process owns the directory
     * @throws IllegalStateException when the port is taken, or the file of schemas is damaged
     */
    public static LoopbackRegistry start(Path directory, int port) throws IOException {
        var lock = DirectoryLock.take(directory, "registry.lock");
        try {
            var server = bind(port);
            var store = SchemaStore.open(directory.resolve("schemas.jsonl"));
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            server.createContext("/", new RegistryHttp(new Routes(store)));
            server.setExecutor(threads);
            server.start();
            return new LoopbackRegistry(server, threads, store, lock);
        } catch (Throwable e) {
            lock.close();
            throw e;
        }
    }

    private static HttpServer bind(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), port), 0);
        } catch (BindException e) {
            throw new IllegalStateException(
                    "Port %d of %s is taken. Stop what listens there, or choose another port.".formatted(port, HOST),
                    e);
        }
    }

    /** The address for {@code schema.registry.url}. */
    public URI uri() {
        return URI.create("http://" + HOST + ":" + server.getAddress().getPort());
    }

    /** Stops answering, then frees the directory. */
    @Override
    public void close() {
        try (lock;
                store;
                threads) {
            server.stop(0);
        }
    }
}
