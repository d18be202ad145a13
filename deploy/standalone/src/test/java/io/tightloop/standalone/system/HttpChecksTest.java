package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built-in http worker asks a site that wants a method, a header and a body, and answers with a header. */
@ExtendWith(SharedServer.class)
final class HttpChecksTest {
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private volatile int status = 201;
    private HttpServer site;
    private Api api;

    @BeforeEach
    void use(StandaloneProcess shared) throws IOException {
        api = shared.api();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/orders", this::order);
        site.start();
    }

    @AfterEach
    void close() {
        site.stop(0);
    }

    private void order(HttpExchange exchange) throws IOException {
        try (exchange) {
            orders.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("X-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.getResponseHeaders().set("X-Order", "7");
            var answer = "taken".getBytes(UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + site.getAddress().getPort() + "/orders";
    }

    /** Fields of a check and of a task's input alike. */
    private String asking(String who) {
        return """
            url: "%s", method: POST, headers: {X-Key: k-%s}, body: "one by %s", expectStatus: 201, contains: taken,
            expectHeaders: {x-order: "7"}\
            """.formatted(url(), who, who);
    }

    @Test
    void tasks_their_checks_and_criteria_ask_in_the_same_words() {
        var end = api.end(api.start("""
            sessionId: ordering
            goal: orders are taken
            mode: ASYNC
            criteria:
              - {id: taken, text: they are taken, check: {type: http, %s}}
            tasks:
              - {id: order, title: order, queue: http, input: {%s}, checks: [{type: http, %s}]}
            """.formatted(asking("criterion"), asking("task"), asking("check"))), "COMPLETED");

        assertThat(orders)
                .containsExactly(
                        "POST k-task one by task", "POST k-check one by check", "POST k-criterion one by criterion");
        assertThat(part(end, "criteria", "taken")
                        .path("evidence")
                        .path("summary")
                        .asText())
                .isEqualTo("POST " + url() + ": HTTP 201, 5 bytes, x-order: \"7\", contains \"taken\"");
    }

    @Test
    void a_suspension_polls_until_the_site_answers_as_expected() {
        status = 503;
        api.start("""
            sessionId: polling
            goal: it waits for the site
            mode: ASYNC
            policy: {poll: {every: 1s, attempts: 100}}
            criteria:
              - {id: there, text: it is there, check: {type: file, path: there}}
            tasks:
              - {id: first, title: wait for it, queue: command, input: {command: sleep 2}}
              - {id: then, title: go on, queue: command, input: {command: touch there}, dependsOn: [first]}
            """);
        var suspension = Api.json(
                "{type: POLL, reason: the site is away, by: ada, check: {type: http, %s}}".formatted(asking("poll")));
        api.post("/v1/sessions/polling/suspension", suspension).accepted();
        api.until("polling", session -> orders.size() > 1);
        assertThat(api.session("polling").path("status").asText()).isEqualTo("SUSPENDED");

        status = 201;
        var end =
                api.until("polling", session -> session.path("status").asText().equals("COMPLETED"));

        assertThat(end.path("suspension").isMissingNode()
                        || end.path("suspension").isNull())
                .isTrue();
        assertThat(orders).containsOnly("POST k-poll one by poll");
    }
}
