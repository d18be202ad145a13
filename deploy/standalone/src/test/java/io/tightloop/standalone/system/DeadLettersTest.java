package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Message;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.SendMessage;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that nobody can read, on every topic. */
final class DeadLettersTest {
    private static final byte[] GARBAGE = {9, 9, 9};
    private static final String VICTIM = "victim";
    private static final String OPEN = "/v1/dead-letters?status=OPEN&session=" + VICTIM;

    @TempDir
    Path folder;

    private StandaloneProcess server;
    private Api api;
    private LaterVersion later;

    @BeforeEach
    void start_a_server_whose_log_may_complain() throws Exception {
        server = StandaloneProcess.start(folder);
        api = server.api();
        later = new LaterVersion(server.journal());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void poison_on_every_topic_is_listed_redriven_and_stops_its_session_alone() throws Exception {
        api.start(Briefs.untilGo(VICTIM));
        await().atMost(Api.PATIENCE)
                .until(() -> Files.exists(server.workspace(VICTIM).resolve("there")));
        poison();

        var neighbour = neighbour();
        api.end(api.start(Briefs.there(neighbour, "touch there")), "COMPLETED");
        var letters = api.get(OPEN).body();
        assertThat(letters.path("items").findValuesAsText("origin"))
                .containsExactly("EVENT", "EVENT", "EVENT", "WORK_EVENT", "COMMAND", "WORK");
        assertThat(letters.path("items").findValuesAsText("service"))
                .containsExactly("executor", "reviewer", "planner", "executor", "planner", "executor");
        for (var index : List.of(0, 1, 2, 4, 5)) {
            redrive(letters.path("items").path(index)).refused(409, "schema");
        }

        learn();
        var shown = api.get("/v1/dead-letters/" + id(letters, 4)).body();
        assertThat(shown.path("type").asText()).isEqualTo("SendMessage");
        assertThat(shown.path("decoded").path("text").asText()).isEqualTo("hello");
        assertThat(shown.path("key").asText()).isEqualTo(VICTIM);

        await().atMost(Api.PATIENCE).untilAsserted(() -> {
            var summary = api.post("/v1/dead-letters/redrive", json("{session: victim, by: ada}"));
            assertThat(summary.body().path("errors"))
                    .as(summary.body().toString())
                    .isEmpty();
            assertThat(api.get(OPEN).body().path("items")).isEmpty();
        });
        for (var letter : letters.path("items")) {
            assertThat(redrive(letter).accepted().body().path("result").asText())
                    .isEqualTo("REDRIVEN");
        }
        await().atMost(Api.PATIENCE)
                .until(() -> api.get("/v1/sessions/victim/commands/said")
                        .body()
                        .path("outcome")
                        .asText()
                        .equals("APPLIED"));
        await().atMost(Api.PATIENCE)
                .until(() -> Files.exists(server.workspace(VICTIM).resolve("redriven")));

        Files.createFile(server.workspace(VICTIM).resolve("go"));
        api.until(VICTIM, session -> session.path("status").asText().equals("COMPLETED"));
        assertThat(server.journal().events(VICTIM, SessionParked.class))
                .extracting(SessionParked::getService)
                .containsExactlyInAnyOrder("planner", "executor", "reviewer");
        assertThat(server.journal().events(VICTIM, SessionRedriven.class)).hasSize(3);
        assertThat(server.journal().events(VICTIM, SessionEnded.class)).hasSize(2);
    }

    @Test
    void garbage_without_a_session_is_listed_and_resolved_and_nothing_stops() throws Exception {
        for (var topic : Journal.TOPICS.session()) {
            later.write(topic.name(), null, GARBAGE, new RecordHeaders());
        }
        await().atMost(Api.PATIENCE).untilAsserted(() -> assertThat(letters("")).hasSizeGreaterThanOrEqualTo(4));
        for (var id : letters("")) {
            api.post("/v1/dead-letters/" + id + "/redrive", json("{by: ada}")).refused(409, "");
            assertThat(api.post("/v1/dead-letters/" + id + "/resolve", json("{reason: garbage, by: ada}"))
                            .accepted()
                            .body()
                            .path("status")
                            .asText())
                    .isEqualTo("RESOLVED");
        }
        assertThat(letters("&status=OPEN")).isEmpty();
        api.end(api.start(Briefs.there("after", "touch there")), "COMPLETED");
    }

    private List<String> letters(String more) {
        return api.get("/v1/dead-letters?limit=200" + more).body().path("items").findValuesAsText("id");
    }

    /** Each record is written when the one before it is listed, so that their order is known. */
    private void poison() throws Exception {
        var topics = Journal.TOPICS;
        int heard = later.unknownId(0);
        int said = later.unknownId(1);
        int put = later.unknownId(2);
        write(topics.planEvents(), heard, told("planner"), 1);
        write(topics.executionEvents(), heard, told("executor"), 2);
        write(topics.reviewEvents(), heard, told("reviewer"), 3);
        var sign = new WorkHeartbeat();
        later.write(topics.workEvents(), VICTIM, GARBAGE, Headers.ofWork("w", "executor", VICTIM, sign));
        untilListed(4);
        write(topics.commands(), said, new SendMessage("said", VICTIM, "hello", "ada"), 5);
        write(topics.work("command"), put, item(), 6);
    }

    private void learn() throws Exception {
        later.register(later.unknownId(0), MessageSent.getClassSchema());
        later.register(later.unknownId(1), SendMessage.getClassSchema());
        later.register(later.unknownId(2), WorkItem.getClassSchema());
    }

    private void write(String topic, int schema, SpecificRecord message, int listed) throws Exception {
        later.write(topic, VICTIM, LaterVersion.value(schema, message), Headers.of("test", VICTIM, message));
        untilListed(listed);
    }

    private void untilListed(int count) {
        await().atMost(Api.PATIENCE)
                .untilAsserted(
                        () -> assertThat(api.get(OPEN).body().path("items")).hasSize(count));
    }

    private Api.Reply redrive(JsonNode letter) {
        return api.post("/v1/dead-letters/" + letter.path("id").asText() + "/redrive", json("{by: ada}"));
    }

    private static String id(JsonNode letters, int index) {
        return letters.path("items").path(index).path("id").asText();
    }

    private static MessageSent told(String service) {
        return new MessageSent(VICTIM, new Message("m-" + service, "hello", "ada", 1L), service, 1);
    }

    private static WorkItem item() {
        return WorkItem.newBuilder()
                .setWorkId("stray")
                .setSessionId(VICTIM)
                .setKind(WorkKind.EXECUTE)
                .setDispatcher("executor")
                .setSubject("wait")
                .setQueue("command")
                .setAttempt(1)
                .setIteration(1)
                .setTitle("stray")
                .setInput("{\"command\": \"touch redriven\"}")
                .setWorkspace(new Workspace(null))
                .setTimeoutMs(5_000L)
                .setLeaseMs(10_000L)
                .setAt(1L)
                .setMessages(List.of())
                .build();
    }

    /** A session whose records are in the victim's partitions. */
    private static String neighbour() {
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> "neighbour-" + n)
                .filter(id -> partition(id) == partition(VICTIM))
                .findFirst()
                .orElseThrow();
    }

    private static int partition(String session) {
        return BuiltInPartitioner.partitionForKey(
                session.getBytes(StandardCharsets.UTF_8), Journal.TOPICS.partitions());
    }
}
