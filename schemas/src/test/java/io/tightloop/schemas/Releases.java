package io.tightloop.schemas;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The released schemas of the messages, one folder for each minor version. */
final class Releases {
    private static final Path FOLDER = Path.of("src/test/resources/released");
    private static final String SUFFIX = ".avsc";

    private Releases() {}

    /** Every released schema of each type, oldest first. */
    static Map<String, List<Schema>> all() {
        Map<String, List<Schema>> released = new TreeMap<>();
        for (Path version : list(FOLDER)) {
            for (Path file : list(version)) {
                String type = file.getFileName().toString().replace(SUFFIX, "");
                released.computeIfAbsent(type, first -> new ArrayList<>()).add(read(file));
            }
        }
        return released;
    }

    /** What Confluent's registry holds against a schema after these ones, under FULL_TRANSITIVE; empty for nothing. */
    static List<String> objections(Schema schema, List<Schema> before) {
        List<ParsedSchemaHolder> holders = before.stream()
                .<ParsedSchemaHolder>map(old -> new SimpleParsedSchemaHolder(new AvroSchema(old)))
                .toList();
        return new AvroSchema(schema).isCompatible(CompatibilityLevel.FULL_TRANSITIVE, holders);
    }

    /** Writes today's schemas as those of a version. */
    static void write(String version) {
        Messages.types().forEach(type -> {
            Path file = FOLDER.resolve(version).resolve(type + SUFFIX);
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, Messages.schema(type).toString(true) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Schema read(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
