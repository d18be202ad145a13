package io.tightloop.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Today's messages against every released version of them, as Confluent's registry would judge. */
class CompatibilityTest {
    private static final String RELEASE =
            "a release writes its schemas with ./mvnw -pl schemas -am test -Dschemas.release=<minor version>; never"
                    + " edit them";

    @BeforeAll
    static void writeRelease() {
        String version = System.getProperty("schemas.release", "");
        if (!version.isEmpty()) {
            Releases.write(version);
        }
    }

    @Test
    void every_released_message_still_exists() {
        assertThat(Messages.types()).as(RELEASE).containsAll(Releases.all().keySet());
    }

    @Test
    void every_message_is_fully_compatible_with_each_released_version() {
        List<String> objections = new ArrayList<>();
        Releases.all()
                .forEach((type, schemas) -> objections.addAll(Releases.objections(Messages.schema(type), schemas)));

        assertThat(Releases.all()).as(RELEASE).containsKeys("StartSession", "SessionEnded", "WorkItem", "DeadLetter");
        assertThat(objections)
                .as("give new fields a default; take none without one away")
                .isEmpty();
    }

    @Test
    void a_message_that_loses_a_field_without_default_is_caught() {
        Schema released = released("ArchiveSession");

        assertThat(Releases.objections(without(released, "commandId"), List.of(released)))
                .anyMatch(mentions("commandId"));
    }

    @Test
    void a_message_that_gains_a_field_without_default_is_caught() {
        Schema released = released("ArchiveSession");

        assertThat(Releases.objections(released, List.of(without(released, "commandId"))))
                .anyMatch(mentions("commandId"));
    }

    @Test
    void a_change_against_an_older_release_than_the_last_is_caught() {
        Schema released = released("ArchiveSession");
        Schema changed = without(released, "commandId");

        assertThat(Releases.objections(changed, List.of(released, changed))).anyMatch(mentions("commandId"));
    }

    private static Schema released(String type) {
        return Releases.all().get(type).getFirst();
    }

    private static Schema without(Schema schema, String dropped) {
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record(schema.getName())
                .namespace(schema.getNamespace())
                .fields();
        for (Schema.Field field : schema.getFields()) {
            if (!field.name().equals(dropped)) {
                fields.name(field.name()).type(field.schema()).noDefault();
            }
        }
        return fields.endRecord();
    }

    private static Predicate<String> mentions(String field) {
        return objection -> objection.contains(field);
    }
}
