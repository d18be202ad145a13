package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server of fixed answers that keeps what it is sent; single quotes stand for double ones. */
final class ScriptedServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] BUSY = "{\"title\": \"Too Many Requests\"}".getBytes(StandardCharsets.UTF_8);

    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, Integer> statuses = new HashMap<>();
    private final List<JsonNode> bodies = new ArrayList<>();
    private final HttpServer http;
    private int busy;

    /** What a command printed, and how it ended. */
    record Result(int exitCode, String output, String errors) {}

    ScriptedServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    ScriptedServer answers(String methodAndPath, String json) {
        return answers(methodAndPath, 200, json);
    }

    synchronized ScriptedServer answers(String methodAndPath, int status, String json) {
        answers.put(methodAndPath, json.replace('\'', '"'));
        statuses.put(methodAndPath, status);
        return this;
    }

    /** Refuses the next requests because it is busy, to come again at once. */
    synchronized ScriptedServer isBusyFor(int requests) {
        busy = requests;
        return this;
    }

    /** The bodies of the commands, in order. */
    synchronized List<JsonNode> commands() {
        return List.copyOf(bodies);
    }

    /** Runs a command line against this server. */
    Result run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", "http://127.0.0.1:" + http.getAddress().getPort()));
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var out = System.out;
        var err = System.err;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            int exitCode = Tightloop.run(all.toArray(String[]::new));
            return new Result(
                    exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            if (exchange.getRequestMethod().equals("POST")) {
                bodies.add(JSON.readTree(exchange.getRequestBody()));
            }
            var body = answers.getOrDefault(request, "{\"title\": \"No answer to " + request + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            if (busy > 0) {
                busy--;
                exchange.getResponseHeaders().add("Retry-After", "0");
                exchange.sendResponseHeaders(429, BUSY.length);
                exchange.getResponseBody().write(BUSY);
                return;
            }
            exchange.sendResponseHeaders(statuses.getOrDefault(request, 404), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
