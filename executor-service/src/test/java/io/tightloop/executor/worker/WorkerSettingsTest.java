package io.tightloop.executor.worker;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {

    private static final Path ROOT = Path.of("workspaces");

    @Test
    void a_worker_without_room_or_name_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkerSettings(Set.of(), ROOT, 0, "host"))
                .withMessageStartingWith("concurrency: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkerSettings(Set.of(), ROOT, 1, " "))
                .withMessageStartingWith("name: ");
    }

    @Test
    void a_queue_that_no_worker_takes_is_refused() {
        var settings = new WorkerSettings(Set.of("command", "nonsense"), ROOT, 1, "host");
        var serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://workers"));
        var wire = new WorkerWire(Map.of(), new Topics("tl.", 1, (short) 1), serdes);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkerHost(
                        settings,
                        wire,
                        WorkerHost.builtIn(settings, new InMemoryPayloads(), Clock.systemUTC()),
                        letter -> {}))
                .withMessage("queues: no built-in worker takes [nonsense]");
    }
}
