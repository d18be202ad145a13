package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The sessions API as a client uses it; what it sends is written as YAML and goes out as JSON. */
record Api(URI server) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Set<String> ENDS = Set.of("COMPLETED", "EXHAUSTED", "INTERRUPTED", "FAILED");
    static final Duration PATIENCE = Duration.ofSeconds(40);

    /** What the server said. */
    record Reply(int status, String type, JsonNode body) {
        /** This answer, which must be that it was done. */
        Reply accepted() {
            assertThat(status).as(body.toString()).isEqualTo(200);
            return this;
        }

        /** This answer must be a refusal that speaks of this. */
        void refused(int expected, String word) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            assertThat(type).startsWith("application/problem+json");
            assertThat(body.toString()).contains(word);
        }

        String version() {
            return body.path("version").asText();
        }

        String sessionId() {
            return body.path("sessionId").asText();
        }

        List<String> wrongFields() {
            return StreamSupport.stream(body.path("errors").spliterator(), false)
                    .map(error -> error.path("field").asText())
                    .toList();
        }
    }

    Reply start(String brief) {
        return post("/v1/sessions", json(brief));
    }

    Reply signal(String sessionId, String signal) {
        return post("/v1/sessions/" + sessionId + "/signals", json(signal));
    }

    Reply answer(String sessionId, String confirmationId, String answer) {
        return post("/v1/sessions/" + sessionId + "/confirmations/" + confirmationId, json(answer));
    }

    Reply waive(String sessionId, String waiver) {
        return post("/v1/sessions/" + sessionId + "/waivers", json(waiver));
    }

    Reply edit(String sessionId, String tasks) {
        return post("/v1/sessions/" + sessionId + "/tasks", json(tasks));
    }

    Reply redrive(String sessionId, String what) {
        return post("/v1/sessions/" + sessionId + "/redrive", json(what));
    }

    Reply post(String path, byte[] json) {
        return post(path, "application/json", json);
    }

    Reply post(String path, String type, byte[] body) {
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)).GET());
    }

    JsonNode session(String sessionId) {
        return get("/v1/sessions/" + sessionId).body();
    }

    /** The session as it was after this answer. */
    JsonNode after(Reply answer) {
        return get("/v1/sessions/" + answer.sessionId() + "?after=" + answer.version())
                .body();
    }

    /** What was told of a session. */
    List<JsonNode> notifications(String sessionId) {
        var told = new ArrayList<JsonNode>();
        get("/v1/notifications?session=" + sessionId + "&limit=200")
                .body()
                .path("items")
                .forEach(told::add);
        return told;
    }

    /** What was told of a session once its end is. */
    List<JsonNode> untilTold(String sessionId) {
        return await("the end of " + sessionId + " is told")
                .atMost(PATIENCE)
                .until(
                        () -> notifications(sessionId),
                        told -> told.stream()
                                .anyMatch(one -> one.path("kind").asText().equals("session_ended")));
    }

    /** The session once it has ended, later than this answer. */
    JsonNode end(Reply answer) {
        after(answer);
        return until(
                answer.sessionId(),
                session -> ENDS.contains(session.path("status").asText()));
    }

    /** The session once it has ended so, later than this answer. */
    JsonNode end(Reply answer, String status) {
        var end = end(answer);
        assertThat(end.path("status").asText()).as(end.toPrettyString()).isEqualTo(status);
        return end;
    }

    /** The session once its task has this status. */
    JsonNode untilTask(String sessionId, String taskId, String status) {
        return until(
                sessionId,
                session ->
                        part(session, "tasks", taskId).path("status").asText().equals(status));
    }

    /** The session once this question is open. */
    JsonNode untilAsked(String sessionId, String confirmationId) {
        return until(sessionId, session -> open(session).contains(confirmationId));
    }

    /** Ids of the questions that are open. */
    static List<String> open(JsonNode session) {
        return StreamSupport.stream(session.path("confirmations").spliterator(), false)
                .map(question -> question.path("confirmationId").asText())
                .toList();
    }

    JsonNode until(String sessionId, Predicate<JsonNode> holds) {
        return await("session " + sessionId)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> session(sessionId), holds);
    }

    /** The task or criterion with this id. */
    static JsonNode part(JsonNode session, String kind, String id) {
        return StreamSupport.stream(session.path(kind).spliterator(), false)
                .filter(part -> part.path("id").asText().equals(id))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    static byte[] json(String yaml) {
        try {
            return new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            var response =
                    HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofByteArray());
            var type = response.headers().firstValue("Content-Type").orElse("");
            return new Reply(response.statusCode(), type, new ObjectMapper().readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
