package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;

/** The sessions API as the command line uses it; a problem answer becomes a {@link Refused}. */
public final class Client {
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Patience patience = new Patience();
    private final URI server;

    public Client(URI server) {
        this.server = server;
    }

    /** Starts a session; the answer has its id and version. */
    public JsonNode start(JsonNode brief) throws IOException {
        return send(request("/v1/sessions").POST(body(brief)));
    }

    /** A session as the read model has it, once it has seen {@code after}; null for no such wait. */
    public JsonNode session(String id, String after) throws IOException {
        return send(request("/v1/sessions/" + encode(id) + (after == null ? "" : "?after=" + encode(after)))
                .GET());
    }

    /** The latest sessions. */
    public JsonNode sessions() throws IOException {
        return send(request("/v1/sessions?limit=50").GET());
    }

    /** Sends a signal. */
    public JsonNode signal(String id, JsonNode signal) throws IOException {
        return send(id, "/signals", signal);
    }

    /** Answers a question. */
    JsonNode answer(String id, String confirmationId, JsonNode answer) throws IOException {
        return send(id, "/confirmations/" + encode(confirmationId), answer);
    }

    /** Waives a criterion. */
    JsonNode waive(String id, JsonNode waiver) throws IOException {
        return send(id, "/waivers", waiver);
    }

    /** Replaces what is still to do of an ended session. */
    JsonNode edit(String id, JsonNode tasks) throws IOException {
        return send(id, "/tasks", tasks);
    }

    /** A page of a session's audit, from this cursor on; null for the first. */
    JsonNode observations(String id, String cursor) throws IOException {
        var from = cursor == null ? "" : "&cursor=" + encode(cursor);
        return send(request("/v1/sessions/" + encode(id) + "/observations?limit=200" + from)
                .GET());
    }

    /** Makes a session wait. */
    JsonNode suspend(String id, JsonNode suspension) throws IOException {
        return send(id, "/suspension", suspension);
    }

    /** Decides about a suspension. */
    JsonNode resume(String id, JsonNode decision) throws IOException {
        return send(id, "/resume", decision);
    }

    /** Tells the workers of a session something. */
    JsonNode message(String id, JsonNode message) throws IOException {
        return send(id, "/messages", message);
    }

    /** What a session waits for. */
    JsonNode why(String id) throws IOException {
        return send(request("/v1/sessions/" + encode(id) + "/why").GET());
    }

    /** A session with those that work for it. */
    JsonNode tree(String id) throws IOException {
        return send(request("/v1/sessions/" + encode(id) + "/tree").GET());
    }

    /** How sessions of this name went; null for all. */
    JsonNode stats(String name) throws IOException {
        return send(request("/v1/stats" + (name == null ? "" : "?name=" + encode(name)))
                .GET());
    }

    /** A page of the queues, from this cursor on; null for the first. */
    JsonNode queues(String cursor) throws IOException {
        return send(request("/v1/queues" + (cursor == null ? "" : "?cursor=" + encode(cursor)))
                .GET());
    }

    /** A page of the dead letters that match, from this cursor on; null for the first. */
    JsonNode deadLetters(Map<String, String> filter, String cursor) throws IOException {
        var query = new StringJoiner("&", "?limit=200&", "");
        query.setEmptyValue("?limit=200");
        filter.forEach((name, value) -> query.add(name + "=" + encode(value)));
        if (cursor != null) {
            query.add("cursor=" + encode(cursor));
        }
        return send(request("/v1/dead-letters" + query).GET());
    }

    /** A dead letter with its record. */
    JsonNode deadLetter(String id) throws IOException {
        return send(request("/v1/dead-letters/" + encode(id)).GET());
    }

    /** Redrives a dead letter. */
    JsonNode redriveLetter(String id, JsonNode terms) throws IOException {
        return send(request("/v1/dead-letters/" + encode(id) + "/redrive").POST(body(terms)));
    }

    /** Redrives open dead letters, as many as one call does. */
    JsonNode redriveLetters(JsonNode terms) throws IOException {
        return send(request("/v1/dead-letters/redrive").POST(body(terms)));
    }

    /** Settles a dead letter without a redrive. */
    JsonNode resolveLetter(String id, JsonNode reason) throws IOException {
        return send(request("/v1/dead-letters/" + encode(id) + "/resolve").POST(body(reason)));
    }

    private JsonNode send(String id, String path, JsonNode command) throws IOException {
        return send(request("/v1/sessions/" + encode(id) + path).POST(body(command)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json");
    }

    private HttpRequest.BodyPublisher body(JsonNode value) throws IOException {
        return HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(value));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response =
                    patience.send(() -> http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
            JsonNode body = json.readTree(response.body());
            if (response.statusCode() >= 400) {
                throw new Refused(response.statusCode(), body);
            }
            return body;
        } catch (ConnectException e) {
            throw new IOException("no server answers at " + server + ": start one with 'tightloop up'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A request that the server refused, as a problem (RFC 9457). */
    public static final class Refused extends IOException {
        private final int status;

        Refused(int status, JsonNode problem) {
            super(text(status, problem));
            this.status = status;
        }

        /** HTTP status. */
        public int status() {
            return status;
        }

        private static String text(int status, JsonNode problem) {
            StringBuilder text = new StringBuilder(problem.path("title").asText("HTTP " + status));
            if (problem.hasNonNull("detail")) {
                text.append(": ").append(problem.get("detail").asText());
            }
            var errors = problem.path("errors");
            if (errors.size() == 1 && problem.hasNonNull("detail")) {
                return text.toString(); // the detail says it
            }
            for (JsonNode error : errors) {
                text.append("\n  ")
                        .append(error.path("field").asText())
                        .append(": ")
                        .append(error.path("message").asText());
            }
            return text.toString();
        }
    }
}
