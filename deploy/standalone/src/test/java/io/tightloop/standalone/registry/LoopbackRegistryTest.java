package io.tightloop.standalone.registry;

import static io.tightloop.standalone.registry.Schemas.LETTER;
import static io.tightloop.standalone.registry.Schemas.LETTER_WITH_DEFAULT;
import static io.tightloop.standalone.registry.Schemas.LETTER_WITH_DEMAND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.tightloop.standalone.directory.DirectoryInUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackRegistryTest {

    @TempDir
    Path directory;

    private LoopbackRegistry registry;
    private SchemaRegistryClient client;

    @BeforeEach
    void open() throws Exception {
        registry = LoopbackRegistry.start(directory, 0);
        client = Schemas.client(registry.uri());
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void the_same_schema_has_one_id_under_every_subject() throws Exception {
        var id = client.register("a", LETTER);
        assertThat(Schemas.client(registry.uri()).register("a", LETTER)).isEqualTo(id);
        assertThat(client.register("b/with slash + plus", LETTER)).isEqualTo(id);
        assertThat(client.getAllSubjects()).containsExactly("a", "b/with slash + plus");
        assertThat(client.getAllSubjectsById(id)).containsExactly("a", "b/with slash + plus");
        assertThat(client.getAllVersions("a")).containsExactly(1);
        assertThat(client.getVersion("a", LETTER)).isEqualTo(1);
        assertThat(client.getId("b/with slash + plus", LETTER)).isEqualTo(id);
    }

    @Test
    void ids_versions_levels_and_deletions_survive_a_restart() throws Exception {
        var first = client.register("a", LETTER);
        var second = client.register("a", LETTER_WITH_DEFAULT);
        client.register("gone", LETTER);
        client.deleteSubject("gone");
        client.updateCompatibility("a", "FULL_TRANSITIVE");
        close();
        open();
        assertThat(client.getSchemaById(first)).isEqualTo(LETTER);
        assertThat(client.getLatestSchemaMetadata("a").getId()).isEqualTo(second);
        assertThat(client.register("a", LETTER_WITH_DEFAULT)).isEqualTo(second);
        assertThat(client.getCompatibility("a")).isEqualTo("FULL_TRANSITIVE");
        assertThat(client.getAllSubjects()).containsExactly("a");
        assertThat(client.register("c", LETTER_WITH_DEMAND)).isGreaterThan(second);
    }

    @Test
    void a_line_that_a_crash_left_unfinished_is_cut_off() throws Exception {
        var id = client.register("a", LETTER);
        close();
        Files.writeString(
                directory.resolve("schemas.jsonl"), "{\"type\":\"registered\",\"subj", StandardOpenOption.APPEND);
        open();
        client.register("a", LETTER_WITH_DEFAULT);
        close();
        open();
        assertThat(client.getAllVersions("a")).containsExactly(1, 2);
        assertThat(client.getSchemaById(id)).isEqualTo(LETTER);
    }

    @Test
    void refusals_have_the_codes_of_the_genuine_registry() throws Exception {
        client.register("a", LETTER);
        refused(409, () -> client.register("a", LETTER_WITH_DEMAND));
        refused(40401, () -> client.getAllVersions("unknown"));
        refused(40401, () -> client.getVersion("unknown", LETTER));
        refused(40402, () -> client.getSchemaMetadata("a", 7));
        refused(40403, () -> client.getSchemaById(99));
        refused(40403, () -> client.getVersion("a", LETTER_WITH_DEFAULT));
        refused(40408, () -> client.getCompatibility("a"));
        refused(42202, () -> client.getSchemaMetadata("a", 0));
        refused(42203, () -> client.updateCompatibility("a", "SIDEWAYS"));
    }

    @Test
    void a_subject_may_choose_another_level_and_give_it_back() throws Exception {
        assertThat(client.getCompatibility(null)).isEqualTo("BACKWARD");
        client.register("a", LETTER);
        assertThat(client.testCompatibility("a", LETTER_WITH_DEMAND)).isFalse();
        client.updateCompatibility("a", "FORWARD");
        assertThat(client.testCompatibility("a", LETTER_WITH_DEMAND)).isTrue();
        client.deleteCompatibility("a");
        assertThat(client.testCompatibilityVerbose("a", LETTER_WITH_DEMAND))
                .first()
                .asString()
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE");
        client.updateCompatibility(null, "NONE");
        assertThat(client.register("a", LETTER_WITH_DEMAND)).isEqualTo(2);
        assertThat(client.getMode()).isEqualTo("READWRITE");
    }

    @Test
    void deleting_hides_first_and_forgets_when_asked_again() throws Exception {
        var id = client.register("a", LETTER);
        client.register("a", LETTER_WITH_DEFAULT);
        refused(40407, () -> client.deleteSchemaVersion(Map.of(), "a", "1", true));
        assertThat(client.deleteSchemaVersion("a", "1")).isEqualTo(1);
        refused(40406, () -> client.deleteSchemaVersion("a", "1"));
        assertThat(client.getAllVersions("a")).containsExactly(2);
        assertThat(Schemas.client(registry.uri()).getSchemaById(id)).isEqualTo(LETTER);
        refused(40405, () -> client.deleteSubject("a", true));
        assertThat(client.deleteSubject("a")).containsExactly(2);
        refused(40404, () -> client.deleteSubject("a"));
        assertThat(client.deleteSubject("a", true)).containsExactly(1, 2);
        refused(40403, () -> Schemas.client(registry.uri()).getSchemaById(id));
    }

    @Test
    void a_schema_may_refer_to_another_which_then_cannot_be_deleted() throws Exception {
        client.register("letter", LETTER);
        var text = "{\"type\":\"record\",\"name\":\"Box\",\"namespace\":\"post\","
                + "\"fields\":[{\"name\":\"letter\",\"type\":\"post.Letter\"}]}";
        var box = new AvroSchema(
                text,
                List.of(new SchemaReference("post.Letter", "letter", 1)),
                Map.of("post.Letter", LETTER.canonicalString()),
                null);
        var id = client.register("box", box);
        close();
        open();
        assertThat(client.getSchemaById(id).canonicalString()).isEqualTo(box.canonicalString());
        refused(42206, () -> client.deleteSubject("letter"));
    }

    @Test
    void registering_from_many_threads_gives_every_schema_one_id() throws Exception {
        List<Callable<Integer>> registrations = IntStream.range(0, 60)
                .mapToObj(n -> (Callable<Integer>) () -> Schemas.client(registry.uri())
                        .register(
                                "subject-" + n, Schemas.letter("{\"name\":\"f%d\",\"type\":\"int\"}".formatted(n % 6))))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var ids = threads.invokeAll(registrations).stream()
                    .map(Future::resultNow)
                    .distinct();
            assertThat(ids).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void a_directory_in_use_is_refused() {
        assertThatExceptionOfType(DirectoryInUse.class).isThrownBy(() -> LoopbackRegistry.start(directory, 0));
    }

    private static void refused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(RestClientException.class)
                .isThrownBy(call)
                .returns(code, RestClientException::getErrorCode)
                .returns(code < 1000 ? code : code / 100, RestClientException::getStatus);
    }
}
