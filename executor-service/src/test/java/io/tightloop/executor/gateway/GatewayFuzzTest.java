package io.tightloop.executor.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.baton.http.MutatedJson;
import io.tightloop.baton.http.RawHttp;
import io.tightloop.baton.stream.Fuzzing;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent: a documented answer, soon, that tells nothing of our insides; what is refused goes to nobody. */
@OnGateway
class GatewayFuzzTest {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final Set<Integer> DOCUMENTED = Set.of(200, 202, 400, 404, 405, 406, 409, 413, 415, 422);
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|StreamRead|\\b(java|jdk|io|org|com)\\.[a-z]+\\.|[A-Z][a-z]+[A-Z]\\w*\\.\\w+\\(|\\bat [a-z]+\\.");
    private static final List<Document> DOCUMENTS = List.of(
            new Document(
                    "claim",
                    "{'max': 2, 'wait': '0s', 'worker': 'ann', 'lease': '10s', 'capabilities': ['java', 'shell']}"),
            new Document("heartbeat", "{'percent': 40, 'message': 'half way'}"),
            new Document("complete", """
                {'output': {'a': [1.5, 'x']}, 'usage': {'inputTokens': 1, 'outputTokens': 2, 'savedTokens': 3},
                 'discovered': [{'title': 'a', 'description': 'b', 'severity': 'minor'}], 'verdict': 'PASSED',
                 'evidence': {'summary': 'I saw it'}, 'plan': {'tasks': [{'id': 'x', 'title': 'do x', 'queue': 'q',
                 'input': {'n': 1}, 'dependsOn': ['y'], 'files': ['f'], 'priority': 'P1', 'timeout': '5m',
                 'retry': {'maxAttempts': 2, 'backoff': '1s'}, 'checks': [{'type': 'file', 'path': 'f'}]}]}}\
                """),
            new Document("fail", "{'error': {'code': 'e7', 'message': 'no disk'}, 'retryable': false}"),
            new Document("suspend", "{'type': 'TIME', 'for': '1h', 'reason': 'later'}"),
            new Document("suspend", "{'type': 'POLL', 'check': {'type': 'command', 'command': 'x', 'timeout': '1s'}}"),
            new Document("suspend", "{'type': 'FILE', 'path': 'go', 'contains': 'yes'}"),
            new Document("delegate", "{'sessions': ['a', 'b']}"));

    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryQueues queues;

    @Inject
    InMemoryDispatcher dispatcher;

    private final Set<Integer> seen = new TreeSet<>();
    private RawHttp http;
    private String workId;

    /** A body of one kind of request; single quotes stand for double ones. */
    private record Document(String kind, String text) {
        String body() {
            return text.replace('\'', '"');
        }
    }

    @BeforeEach
    void hold_some_work() {
        http = new RawHttp(server.getURL());
        var request = new ClaimRequest("fuzzed", 1, Duration.ZERO, "ann", null, List.of());
        workId = Ticket.of(Items.task("fuzzed", "f-" + UUID.randomUUID(), "t1"), "c1", request)
                .text();
    }

    @Test
    void any_body_gets_a_documented_answer() {
        Fuzzing.run(800, random -> {
            var document = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
            // A body without its wait would wait for 20 s.
            queues.put(Items.task("fuzzed", "g-" + random.nextInt(), "t1"));
            send(path(document), JSON, MutatedJson.of(document.body(), random));
        });

        assertThat(seen).contains(200, 400, 409, 422);
    }

    @Test
    void any_path_gets_a_documented_answer() {
        Fuzzing.run(300, random -> {
            var document = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
            var path = "/v1/work/" + segment(random) + "/" + document.kind();
            send(path, random.nextInt(5) == 0 ? "" : JSON, document.body().getBytes(UTF_8));
        });

        assertThat(seen).contains(404, 409, 422);
    }

    private String path(Document document) {
        return "/v1/work/" + (document.kind().equals("claim") ? "fuzzed" : workId) + "/" + document.kind();
    }

    private String segment(Random random) {
        var spoiled = new StringBuilder(workId);
        spoiled.setCharAt(random.nextInt(workId.length()), (char) ('!' + random.nextInt(90)));
        var segments = List.of("x", "%00", "%ff", "..%2f", "a~b", "~", "%C3%A9", "x".repeat(3_000), workId, "A b");
        return random.nextBoolean()
                ? spoiled.toString()
                : segments.get(random.nextInt(segments.size())).replace(' ', '+');
    }

    private void send(String path, String headers, byte[] body) throws IOException {
        int written = dispatcher.written();
        var answer = http.send("POST", path, headers, body);
        seen.add(answer.status());
        assertThat(answer.status()).as(answer.toString()).isIn(DOCUMENTED);
        assertThat(answer.body()).doesNotContainPattern(INSIDES);
        if (answer.refused()) {
            assertThat(answer.head()).contains("content-type: application/problem+json");
            assertThat(answer.json().path("detail").asText()).isNotBlank();
        }
        if (answer.refused() && answer.status() != 409) {
            assertThat(dispatcher.written()).as("written, after %s", answer).isEqualTo(written);
        }
        if (answer.status() == 422) {
            assertThat(answer.json().path("errors")).isNotEmpty().allSatisfy(error -> {
                assertThat(error.path("field").asText()).isNotBlank();
                assertThat(error.path("message").asText()).isNotBlank();
            });
        }
    }
}
