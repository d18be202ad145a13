package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.standalone.broker.EmbeddedBroker;
import io.tightloop.standalone.registry.LoopbackRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeparateServicesTest {
    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private LoopbackRegistry registry;
    private Service planner;
    private Service executor;
    private Service reviewer;

    private record Service(JavaProcess process, int port) implements AutoCloseable {
        void awaitReady() {
            var api = new Api(URI.create("http://127.0.0.1:" + port));
            await("readiness: " + process.errors())
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> api.get("/health/readiness").status() == 200);
        }

        @Override
        public void close() {
            process.close();
        }
    }

    @BeforeEach
    void start_three_services() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        registry = LoopbackRegistry.start(folder.resolve("registry"), 0);
        planner = start("planner");
        executor = start("executor");
        reviewer = start("reviewer");
        List.of(planner, executor, reviewer).forEach(Service::awaitReady);
    }

    @AfterEach
    void stop_everything() {
        List.of(planner, executor, reviewer).forEach(Service::close);
        registry.close();
        broker.close();
    }

    private Service start(String name) throws IOException {
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
        return new Service(JavaProcess.service(own, name, properties), port);
    }

    @Test
    void a_session_passes_through_three_processes_and_survives_the_kill_of_the_executor() throws Exception {
        var api = new Api(URI.create("http://127.0.0.1:" + planner.port()));
        var quick = api.end(api.start(Briefs.quick("quick")));
        assertThat(quick.path("status").asText()).as(quick.toPrettyString()).isEqualTo("COMPLETED");

        var started = api.start(Briefs.slowSteps("killed", 4));
        api.untilTask("killed", "t1", "SUCCEEDED");
        executor.process().kill();
        long begin = System.nanoTime();
        executor = start("executor");
        executor.awaitReady();
        System.out.printf("ready again %d ms after a kill of the executor%n", (System.nanoTime() - begin) / 1_000_000);
        var journal = new Journal(broker.bootstrapServers(), registry.uri().toString());
        api.start(Briefs.quick("fresh"));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !journal.events("fresh", TaskDispatched.class).isEmpty());
        System.out.printf("work again %d ms after a kill of the executor%n", (System.nanoTime() - begin) / 1_000_000);

        assertThat(api.end(started).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(journal.events("killed", TaskSucceeded.class))
                .extracting(TaskSucceeded::getTaskId)
                .containsExactlyInAnyOrder("t1", "t2", "t3", "t4");
        assertThat(journal.events("killed", SessionEnded.class)).hasSize(1);
    }

    @Test
    void services_are_reached_by_this_machine_alone() throws Exception {
        for (var service : List.of(planner, executor, reviewer)) {
            assertThat(service.process().errors()).isEmpty();
            for (var address : NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList()) {
                try (var socket = new Socket()) {
                    assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, service.port()), 1_000))
                            .isInstanceOf(ConnectException.class);
                }
            }
        }
    }
}
