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
