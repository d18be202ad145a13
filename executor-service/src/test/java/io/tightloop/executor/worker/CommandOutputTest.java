package io.tightloop.executor.worker;

import static io.tightloop.executor.worker.WorkItems.check;
import static io.tightloop.executor.worker.WorkItems.task;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.schemas.WorkItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say beyond what a result shows. */
class CommandOutputTest {
    @TempDir
    Path root;

    private final InMemoryPayloads payloads = new InMemoryPayloads();
    private Worker worker;

    @BeforeEach
    void worker() {
        var command = new CommandWorker("host-1", new Workspaces(root), payloads, Clock.systemUTC());
        worker = new Sized(command, payloads);
    }

    @Test
    void output_that_is_longer_than_is_shown_is_in_the_store_as_a_whole() throws Exception {
        var whole = done(task("seq 1 100000").item()).get("whole");
        assertThat(whole.get("bytes").longValue()).isEqualTo(588_895);
        assertThat(whole.has("cutBytes")).isFalse();
        try (var kept = payloads.open(WorkItems.SESSION, whole.get("hash").textValue())) {
            assertThat(kept.readAllBytes()).endsWith("99999\n100000\n".getBytes(UTF_8));
        }
        assertThat(whole.get("url").textValue())
                .isEqualTo("/v1/sessions/s1/payloads/" + whole.get("hash").textValue());
    }

    @Test
    void evidence_that_does_not_hold_all_of_the_output_names_the_whole() throws Exception {
        var evidence = ((Result.Done) worker.run(check("seq 1 10000").item(), (percent, message) -> {})).evidence();
        assertThat(evidence.getPayload().getBytes()).isEqualTo(48_894);
        assertThat(evidence.getPayload().getHash()).isEqualTo(evidence.getHash());
        assertThat(evidence.getSummary()).contains("48894 bytes are in").endsWith("9999\n10000\n");
    }

    @Test
    void a_store_that_is_away_is_waited_for() throws Exception {
        payloads.away.set(1);
        assertThat(done(task("seq 1 100000").item()).has("whole")).isTrue();
        assertThat(payloads.away).hasValue(0);
    }

    @Test
    void of_output_beyond_64_mib_the_head_is_cut_and_it_says_so() throws Exception {
        var whole = done(task("head -c 70000000 /dev/zero | tr '\\0' x; echo the end")
                        .item())
                .get("whole");
        assertThat(whole.get("bytes").longValue()).isEqualTo(64 << 20);
        assertThat(whole.get("cutBytes").longValue()).isEqualTo(70_000_008 - (64 << 20));
        try (var kept = payloads.open(WorkItems.SESSION, whole.get("hash").textValue())) {
            kept.skipNBytes((64 << 20) - 9);
            assertThat(kept.readAllBytes()).asString(UTF_8).isEqualTo("xthe end\n");
        }
    }

    @Test
    void nothing_of_it_is_left_on_the_disk_of_the_worker() throws Exception {
        done(task("seq 1 100000").item());
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("tightloop-output-"));
        }
    }

    @Test
    void output_whose_json_is_too_large_for_a_record_goes_by_hash() throws Exception {
        var result = (Result.Done)
                worker.run(task("head -c 60000 /dev/zero | tr '\\0' '\\1'").item(), (percent, message) -> {});
        assertThat(result.output()).isEqualTo("null");
        try (var kept = payloads.open(WorkItems.SESSION, result.outputRef().getHash())) {
            assertThat(new ObjectMapper().readTree(kept).get("output").textValue())
                    .hasSize(60_000);
        }
    }

    private JsonNode done(WorkItem item) throws Exception {
        var result = worker.run(item, (percent, message) -> {});
        assertThat(result).isInstanceOf(Result.Done.class);
        return new ObjectMapper().readTree(((Result.Done) result).output());
    }
}
