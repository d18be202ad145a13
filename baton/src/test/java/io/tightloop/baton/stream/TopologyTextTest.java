package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.AvroSerdes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A topology is part of what is stored: another name of a node or a store is another changelog. */
class TopologyTextTest {
    private static final Path FOLDER = Path.of("src/test/resources/topology");

    @ParameterizedTest
    @ValueSource(strings = {"planner", "executor", "reviewer"})
    void a_service_has_its_committed_topology(String service) throws IOException {
        String text = BatonTopology.of(
                        () -> new CounterPhase(service),
                        Bench.TOPICS,
                        () -> new AvroSerdes(Map.of("schema.registry.url", "mock://none")),
                        queue -> true)
                .describe()
                .toString()
                .replaceAll("\\$\\$Lambda[^)]*", "");
        Path file = FOLDER.resolve(service + ".txt");
        if (Boolean.getBoolean("topology.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }

        assertThat(text)
                .as("when it changed on purpose: ./mvnw -pl baton -am test -Dtopology.write=true")
                .isEqualTo(Files.readString(file));
    }
}
