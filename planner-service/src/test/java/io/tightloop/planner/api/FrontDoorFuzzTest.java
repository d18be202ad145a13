package io.tightloop.planner.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.baton.http.MutatedJson;
import io.tightloop.baton.http.RawHttp;
import io.tightloop.baton.http.RawHttp.Answer;
import io.tightloop.baton.stream.Fuzzing;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: a documented answer, soon, that tells nothing of our insides; what is refused changes nothing. */
abstract class FrontDoorFuzzTest {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final Set<Integer> DOCUMENTED =
            Set.of(200, 201, 202, 400, 404, 405, 406, 409, 413, 414, 415, 422, 431, 503);
    private static final Set<String> DECIDED = Set.of(
            "urn:tightloop:problem:conflict",
            "urn:tightloop:problem:unknown",
            "urn:tightloop:problem:not-ended",
            "urn:tightloop:problem:stale",
            "urn:tightloop:problem:nothing-to-redrive");
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|StreamRead|\\b(java|jdk|io|org|com)\\.[a-z]+\\.|[A-Z][a-z]+[A-Z]\\w*\\.\\w+\\(|\\bat [a-z]+\\.");

    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryPlanner planner;

    private final String session = "f-" + UUID.randomUUID();
    private final Set<Integer> seen = new TreeSet<>();
    private RawHttp http;
    private String version;

    @BeforeEach
    void start() throws Exception {
        http = new RawHttp(server.getURL());
        var brief = Documents.about(session).getFirst();
        var started = http.send("POST", brief.path(), JSON, brief.body().getBytes(UTF_8));
        version = started.json().path("version").asText();
        assertThat(started.status()).as(started.body()).isEqualTo(201);
    }

    @Test
    void good_documents_are_not_refused_by_the_front_door() throws Exception {
        for (var document : Documents.about("g-" + session)) {
            var answer =
                    http.send("POST", document.path(), JSON, document.body().getBytes(UTF_8));
            assertThat(answer.status()).as(answer.body()).isIn(200, 201, 409);
        }
    }

    @Test
    void packed_bodies_are_refused_as_they_are() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            for (int mebibytes = 0; mebibytes < 64; mebibytes++) {
                zip.write(new byte[1 << 20]);
            }
        }
        var answer = post("/v1/sessions", JSON + "Content-Encoding: gzip\r\n", packed.toByteArray());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(415);
        assertThat(answer.body()).contains("packed-body", "Content-Encoding");
        var plain = post(
                "/v1/sessions", JSON + "Content-Encoding: identity\r\ntl-packed-body: gzip\r\n", new byte[] {'{', '}'});
        assertThat(plain.status()).as(plain.toString()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"goal\": \"\\ud800\"}",
                "{\"\\udc00\": 1}",
                "{\"criteria\": [{\"provedBy\": [\"\\ud800\"]}]}",
                "{\"n\": 1E+2347483648}",
                "{}{}",
                "[",
                "{\"a\": [}"
            })
    void body_that_is_not_json_is_told_so_in_plain_words(String body) throws Exception {
        var answer = post("/v1/sessions", JSON, body.getBytes(UTF_8));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("`", "Source");
    }

    @Test
    void any_body_gets_a_documented_answer() {
        Fuzzing.run(1_500, this::anyBody);

        assertThat(seen).contains(200, 201, 400, 409, 422);
    }

    @Test
    void any_header_path_and_query_gets_a_documented_answer() {
        Fuzzing.run(1_500, random -> {
            switch (random.nextInt(3)) {
                case 0 -> anyHeaders(random);
                case 1 -> anyPath(random);
                default -> anyQuery(random);
            }
        });

        assertThat(seen).contains(200, 400, 404, 422);
    }

    private void anyBody(Random random) throws IOException {
        var own = "b-" + random.nextInt(1_000_000) + "-" + session;
        var documents = Documents.about(random.nextBoolean() ? own : session);
        var document = documents.get(random.nextInt(documents.size()));
        var answer = post(document.path(), JSON, MutatedJson.of(document.body(), random));
        if (answer.status() == 201) {
            var path = answer.json().path("sessionId").asText();
            var read = "/v1/sessions/" + path + "?after="
                    + answer.json().path("version").asText();
            assertThat(check(http.send("GET", read, "", new byte[0])).status()).isEqualTo(200);
        }
    }

    private void anyHeaders(Random random) throws IOException {
        var documents = Documents.about(session);
        var document = documents.get(random.nextInt(documents.size()));
        var type = random.nextInt(3) == 0 ? "" : JSON;
        post(document.path(), type + Oddities.headers(random), document.body().getBytes(UTF_8));
    }

    private void anyPath(Random random) throws IOException {
        var document = Documents.about(Oddities.segment(random)).get(random.nextInt(1, 13));
        var paths = List.of(
                "/v1/sessions/" + session + "/confirmations/" + Oddities.segment(random),
                "/v1/sessions/" + session + "/commands/" + Oddities.segment(random),
                document.path());
        var path = paths.get(random.nextInt(paths.size()));
        if (random.nextBoolean()) {
            post(path, JSON, document.body().getBytes(UTF_8));
        } else {
            check(http.send("GET", path, "", new byte[0]));
        }
    }

    private void anyQuery(Random random) throws IOException {
        var one = "/v1/sessions/" + session;
        var paths = List.of(
                "/v1/sessions",
                one,
                one + "/tasks",
                one + "/criteria",
                one + "/why",
                "/v1/stats",
                "/v1/dead-letters",
                "/v1/dead-letters/x",
                one + "/observations",
                one + "/confirmations",
                one + "/commands",
                one + "/messages",
                one + "/tree",
                one + "/commands/x");
        var path = paths.get(random.nextInt(paths.size()));
        check(http.send("GET", path + "?" + Oddities.query(version, random), "", new byte[0]));
    }

    private Answer post(String path, String headers, byte[] body) throws IOException {
        int written = planner.written();
        var queues = planner.knownQueues();
        var answer = check(http.send("POST", path, headers, body));
        if (answer.refused() && !DECIDED.contains(answer.type())) {
            assertThat(planner.written()).as("commands, after %s", answer).isEqualTo(written);
            assertThat(planner.knownQueues()).as("queues, after %s", answer).isEqualTo(queues);
        }
        return answer;
    }

    private Answer check(Answer answer) throws IOException {
        seen.add(answer.status());
        assertThat(answer.status()).as(answer.toString()).isIn(DOCUMENTED);
        assertThat(answer.body()).doesNotContainPattern(INSIDES);
        if (answer.refused()) {
            assertThat(answer.head()).contains("content-type: application/problem+json");
            var problem = answer.json();
            assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
            assertThat(problem.path("title").asText()).isNotBlank();
            assertThat(problem.path("detail").asText()).isNotBlank();
        }
        if (answer.status() == 422) {
            var errors = answer.json().path("errors");
            assertThat(errors).isNotEmpty();
            assertThat(errors).allSatisfy(error -> {
                assertThat(error.path("field").asText()).isNotBlank();
                assertThat(error.path("message").asText()).isNotBlank();
            });
        }
        return answer;
    }
}
