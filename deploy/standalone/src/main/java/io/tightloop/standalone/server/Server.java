package io.tightloop.standalone.server;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.baton.stream.BatonRuntime;
import io.tightloop.standalone.broker.EmbeddedBroker;
import io.tightloop.standalone.registry.LoopbackRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops broker, registry and the services, in that order and in reverse. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration USUAL_START = Duration.ofSeconds(20);

    private final EmbeddedBroker broker;
    private final LoopbackRegistry registry;
    private final EmbeddedServer http;

    private Server(EmbeddedBroker broker, LoopbackRegistry registry, EmbeddedServer http) {
        this.broker = broker;
        this.registry = registry;
        this.http = http;
    }

    /**
     * Starts everything and returns when it can take work.
     *
     * @throws IOException when a folder cannot be used
     * @throws IllegalArgumentException when the settings name one database for both services
     * @throws IllegalStateException when a port is taken, a database cannot be used or a service stops while it starts
     */
    public static Server start(ServerOptions options) throws IOException {
        if (!options.filesOnly()) {
            Databases.mustDiffer(System.getenv());
        }
        Files.createDirectories(options.data());
        Files.createDirectories(options.workspace());
        EmbeddedBroker broker = EmbeddedBroker.start(options.data().resolve("broker"), options.kafkaPort());
        LoopbackRegistry registry = null;
        try {
            registry = LoopbackRegistry.start(options.data().resolve("registry"), options.registryPort());
            ApplicationContext context = ApplicationContext.builder()
                    .environments("planner", "executor", "reviewer", "notifier", "standalone")
                    .deduceEnvironment(false)
                    .banner(false)
                    .properties(properties(options, broker, registry))
                    .start();
            EmbeddedServer http = context.getBean(EmbeddedServer.class).start();
            Server server = new Server(broker, registry, http);
            server.awaitReady(context.getBeansOfType(BatonRuntime.class));
            return server;
        } catch (RuntimeException | IOException e) {
            if (registry != null) {
                registry.close();
            }
            broker.close();
            Databases.explain(e);
            throw e;
        }
    }

    /** Address of the API. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getPort());
    }

    @Override
    public void close() {
        http.stop();
        http.getApplicationContext().close();
        registry.close();
        broker.close();
    }

    private static Map<String, Object> properties(
            ServerOptions options, EmbeddedBroker broker, LoopbackRegistry registry) {
        Path data = options.data().toAbsolutePath();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.server.host", "127.0.0.1");
        properties.put("micronaut.server.port", options.port() == 0 ? -1 : options.port());
        properties.put("tightloop.bootstrap", broker.bootstrapServers());
        properties.put("tightloop.data", data.toString());
        properties.put("schema.registry.url", registry.uri().toString());
        properties.putAll(Databases.files(data, options.filesOnly()));
        properties.put("tightloop.workers.enabled", "command,file,http");
        properties.put(
                "tightloop.workers.root", options.workspace().toAbsolutePath().toString());
        return properties;
    }

    /** However long it takes: what is large takes long to restore, and a start that is given up restores nothing. */
    private void awaitReady(Collection<BatonRuntime> runtimes) {
        long begun = System.nanoTime();
        long told = USUAL_START.toSeconds();
        while (!runtimes.stream().allMatch(BatonRuntime::ready)) {
            var states = runtimes.stream().map(BatonRuntime::state).toList();
            if (runtimes.stream().anyMatch(BatonRuntime::stopped)) {
                close();
                throw new IllegalStateException("a service stopped while it started: " + states);
            }
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            if (seconds >= told) {
                LOG.warn("the services are not ready after {} s, which goes on: {}", seconds, states);
                told += USUAL_START.toSeconds();
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }
}
