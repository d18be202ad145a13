package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskSucceeded;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeparateServicesTest {
    @TempDir
    Path folder;

    private SeparateServices services;

    @BeforeEach
    void start() throws Exception {
        services = SeparateServices.start(folder);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void a_session_passes_through_three_processes_and_survives_the_kill_of_the_executor() throws Exception {
        var api = services.api();
        var quick = api.end(api.start(Briefs.quick("quick")));
        assertThat(quick.path("status").asText()).as(quick.toPrettyString()).isEqualTo("COMPLETED");

        var started = api.start(Briefs.slowSteps("killed", 4));
        api.untilTask("killed", "t1", "SUCCEEDED");
        services.service("executor").process().kill();
        long begin = System.nanoTime();
        services.start("executor");
        services.service("executor").awaitReady();
        System.out.printf("ready again %d ms after a kill of the executor%n", (System.nanoTime() - begin) / 1_000_000);
        var journal = services.journal();
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
    void why_tells_that_the_service_that_has_a_session_does_not_run() throws Exception {
        var api = services.api();
        api.end(api.start(Briefs.quick("before")));
        services.service("executor").process().kill();
        var started = api.start(Briefs.quick("stuck"));

        await().atMost(Api.PATIENCE).untilAsserted(() -> {
            var wait = api.get("/v1/sessions/stuck/why").body().at("/waitingFor/0");
            assertThat(wait.path("what").asText()).as(wait.toString()).isEqualTo("SERVICE");
            assertThat(wait.path("subject").asText()).isEqualTo("executor");
            assertThat(wait.path("detail").asText()).endsWith("it does not run");
        });
        services.start("executor");
        assertThat(api.end(started).path("status").asText()).isEqualTo("COMPLETED");
    }

    @Test
    void services_are_reached_by_this_machine_alone() throws Exception {
        for (var service : services.all()) {
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
