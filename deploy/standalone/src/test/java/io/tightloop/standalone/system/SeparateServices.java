package io.tightloop.standalone.system;

import static org.awaitility.Awaitility.await;

import io.tightloop.standalone.broker.EmbeddedBroker;
import io.tightloop.standalone.registry.LoopbackRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Planner, executor and reviewer as three processes; broker and registry are in the test's. */
final class SeparateServices implements AutoCloseable {
    private static final List<String> NAMES = List.of("planner", "executor", "reviewer");

    private final Path folder;
    private final EmbeddedBroker broker;
    private final LoopbackRegistry registry;
    private final Map<String, Service> services = new LinkedHashMap<>();

    /** One of them. */
    record Service(JavaProcess process, int port) {
        Api api() {
            return new Api(URI.create("http://127.0.0.1:" + port));
        }

        void awaitReady() {
            await("readiness: " + process.errors())
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .until(() -> api().get("/health/readiness").status() == 200);
        }
    }

    private SeparateServices(Path folder) throws IOException {
        this.folder = folder;
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        registry = LoopbackRegistry.start(folder.resolve("registry"), 0);
    }

    /** All of them, ready, with what they keep in this folder. */
    static SeparateServices start(Path folder) throws IOException {
        var started = new SeparateServices(folder);
        for (var name : NAMES) {
            started.start(name);
        }
        NAMES.forEach(name -> started.service(name).awaitReady());
        return started;
    }

    /** Starts a service that does not run; it may not be ready yet. */
    void start(String name) throws IOException {
        int port = StandaloneProcess.freePort();
        var own = folder.resolve(name);
        var properties = List.of(
                "micronaut.server.port=" + port,
                "tightloop.bootstrap=" + broker.bootstrapServers(),
                "tightloop.data=" + own,
                "tightloop.workers.enabled=command,file,http",
                "tightloop.workers.root=" + folder.resolve("workspace"),
                "schema.registry.url=" + registry.uri(),
                "datasources.planner.url=jdbc:h2:file:" + own.resolve("read-model")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        services.put(name, new Service(JavaProcess.service(own, name, properties), port));
    }

    Service service(String name) {
        return services.get(name);
    }

    List<Service> all() {
        return List.copyOf(services.values());
    }

    /** The sessions API. */
    Api api() {
        return service("planner").api();
    }

    Journal journal() {
        return new Journal(broker.bootstrapServers(), registry.uri().toString());
    }

    @Override
    public void close() {
        all().forEach(service -> service.process().close());
        registry.close();
        broker.close();
    }
}
