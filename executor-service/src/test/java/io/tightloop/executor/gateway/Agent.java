package io.tightloop.executor.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** An agent as the work API sees it; single quotes in bodies stand for double ones. */
record Agent(URL server, String name) {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .executor(
                    Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory()))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came back. */
    record Reply(int status, String type, JsonNode body, HttpResponse<String> response) {
        Reply accepted() {
            assertThat(status).as(body.toString()).isEqualTo(200);
            return this;
        }

        Reply refused(int expected, String word) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            assertThat(type).startsWith("application/problem+json");
            assertThat(body.toString()).contains(word);
            return this;
        }
    }

    /** The one item that is there within 10 s. */
    JsonNode claim(String queue) throws Exception {
        var items = asks(queue, "'wait': '10s'").get().accepted().body().path("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    /** Waits for items. */
    CompletableFuture<Reply> asks(String queue, String more) {
        var body = "{'worker': '%s'%s}".formatted(name, more.isEmpty() ? "" : ", " + more);
        return HTTP.sendAsync(post("/v1/work/" + queue + "/claim", body), HttpResponse.BodyHandlers.ofString())
                .thenApply(Agent::reply);
    }

    /** Waits for items on a connection that can be closed. */
    Socket asksAndMayGo(String queue, String more) throws IOException {
        var body = "{'worker': '%s', %s}".formatted(name, more).replace('\'', '"');
        var socket = new Socket(server.getHost(), server.getPort());
        var request = "POST /v1/work/%s/claim HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: %d\r\n\r\n%s";
        socket.getOutputStream()
                .write(request.formatted(queue, body.length(), body).getBytes(UTF_8));
        return socket;
    }

    /** Announces a body of so many bytes, sends one of them, and tells what comes back up to the end of a JSON object. */
    String announces(String path, long bytes) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            var head = "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n{";
            socket.getOutputStream().write(head.formatted(path, bytes).getBytes(UTF_8));
            var answer = new StringBuilder();
            for (int next = 0;
                    next >= 0 && next != '}';
                    next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
            return answer.substring(1);
        }
    }

    Reply says(JsonNode item, String what, String body) throws Exception {
        return says(item.path("workId").asText(), what, body);
    }

    Reply says(String workId, String what, String body) throws Exception {
        return reply(HTTP.send(post("/v1/work/" + workId + "/" + what, body), HttpResponse.BodyHandlers.ofString()));
    }

    /** Says it and does not wait for the answer. */
    CompletableFuture<Reply> isSaying(JsonNode item, String what, String body) {
        var path = "/v1/work/" + item.path("workId").asText() + "/" + what;
        return HTTP.sendAsync(post(path, body), HttpResponse.BodyHandlers.ofString())
                .thenApply(Agent::reply);
    }

    /** Sends raw bytes. */
    Reply sends(String path, byte[] bytes) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/octet-stream")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        return reply(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
    }

    static HttpResponse<String> get(URL server, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(server + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Reply reply(HttpResponse<String> response) {
        try {
            var type = response.headers().firstValue("Content-Type").orElse("");
            return new Reply(response.statusCode(), type, JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }
}
