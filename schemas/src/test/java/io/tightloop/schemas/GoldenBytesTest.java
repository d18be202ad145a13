package io.tightloop.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message as bytes: Confluent's magic byte 0, the schema's id in 4 bytes, Avro binary. */
class GoldenBytesTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final String REGENERATE =
            "when the contract changed on purpose: ./mvnw -pl schemas -am test -Dgolden.write=true";
    private static final String TOPIC = "golden";
    private static final int LINE = 96;

    @AfterEach
    void forgetSchemas() {
        MockSchemaRegistry.dropScope("golden");
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_message_is_written_as_its_golden_bytes(String type) throws IOException {
        String written = HexFormat.of().formatHex(Messages.SERDES.serializer().serialize(TOPIC, Messages.full(type)));
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file(type), written.replaceAll("(.{" + LINE + "})", "$1\n") + "\n");
        }

        assertThat(written).as(REGENERATE).isEqualTo(golden(type)).startsWith("0000000001");
    }

    @ParameterizedTest
    @MethodSource("types")
    void golden_bytes_are_read_as_the_message(String type) throws IOException {
        SpecificRecord full = Messages.full(type);
        Messages.SERDES.serializer().serialize(TOPIC, full);

        assertThat(Messages.SERDES
                        .deserializer()
                        .deserialize(TOPIC, HexFormat.of().parseHex(golden(type))))
                .as(REGENERATE)
                .isEqualTo(full);
    }

    @Test
    void there_are_golden_bytes_of_messages_only() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            types().map(type -> type + ".hex").toList());
        }
    }

    private static Stream<String> types() {
        return Messages.types();
    }

    private static String golden(String type) throws IOException {
        return Files.exists(file(type)) ? Files.readString(file(type)).replace("\n", "") : "no file " + file(type);
    }

    private static Path file(String type) {
        return FOLDER.resolve(type + ".hex");
    }
}
