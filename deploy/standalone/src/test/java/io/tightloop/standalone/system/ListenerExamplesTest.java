package io.tightloop.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tightloop.schemas.Notification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The listeners of {@code docs/examples} do what their pages say. */
@ExtendWith(SharedServer.class)
final class ListenerExamplesTest {
    @TempDir
    static Path folder;

    private static NodeExample installed;

    private StandaloneProcess server;
    private Api api;

    /** How an example is started, for these kinds. */
    private interface Listener {
        ExampleProcess start(String... kinds) throws Exception;
    }

    @BeforeEach
    void use(StandaloneProcess shared) {
        server = shared;
        api = shared.api();
    }

    /** The packages go with the folder, also when a test is tried again. */
    @AfterAll
    static void forget() {
        installed = null;
    }

    @Test
    void the_java_listener_says_all_that_is_told_and_goes_on_where_it_was() throws Exception {
        Listener java =
                kinds -> ExampleProcess.java(folder, addresses(), "notifications-java/Notifications.java", kinds);

        hearsAll(java, "heard-by-java", "{team=web}");
        goesOn(java, "heard-by-java", "missed-by-java");
    }

    @Test
    void the_node_listener_says_all_that_is_told_and_goes_on_where_it_was() throws Exception {
        var example = node();
        Listener node = kinds -> example.start(addresses(), "index.mjs", kinds);

        hearsAll(node, "heard-by-node", "{\"team\":\"web\"}");
        goesOn(node, "heard-by-node", "missed-by-node");
    }

    @Test
    void the_receiver_in_node_believes_what_the_server_signed_and_nothing_that_was_changed() throws Exception {
        var example = node();
        int port = StandaloneProcess.freePort();
        try (var recorder = WebhookReceiver.refusing(0)) {
            var webhook = webhook("http://127.0.0.1:" + port + "/", "");
            var secret = webhook.body().path("secret").asText();
            webhook(recorder.url(), ", \"secret\": \"" + secret + "\"");
            var environment = Map.of("TIGHTLOOP_SECRET", secret, "PORT", Integer.toString(port));
            try (var receiver = example.start(environment, "verify-webhook.mjs")) {
                receiver.awaitSaying("listening on http://127.0.0.1:" + port);
                api.end(api.start(Briefs.quick("signed") + "name: signed\n"), "COMPLETED");

                var event = "signed session_ended The session is COMPLETED";
                receiver.awaitSaying(event);
                assertThat(receiver.said()).containsOnlyOnce(event).doesNotContain("refused");
                awaitDelivered(webhook.body().path("id").asText());

                var sent = awaitOne(recorder);
                assertThat(send(port, sent, sent.text())).isEqualTo(204);
                assertThat(send(port, sent, sent.text().replace("COMPLETED", "FAILED")))
                        .isEqualTo(401);
                receiver.awaitSaying("refused: ");
                assertThat(receiver.said()).containsOnlyOnce(event).doesNotContain("FAILED");
            }
        }
    }

    /** What it says of a session is what the topic has of it, and it hears that at once. */
    private void hearsAll(Listener example, String sessionId, String labels) throws Exception {
        try (var listener = example.start()) {
            listener.awaitSaying("listening to " + Journal.TOPICS.notifications());
            api.start(asking(sessionId));
            listener.awaitSaying(sessionId + " confirmation_needed");
            allow(sessionId);
            listener.awaitSaying(sessionId + " session_ended");
            listener.terminate();

            var told = server.journal().notifications(sessionId);
            assertThat(told).extracting(ListenerExamplesTest::kind).contains("task_complete", "criterion_proven");
            assertThat(kind(told.getFirst())).isEqualTo("phase_start");
            assertThat(kind(told.getLast())).isEqualTo("session_ended");
            assertThat(lines(listener, sessionId))
                    .isEqualTo(told.stream().map(one -> line(one, labels)).toList());
        }
    }

    /** Started again it says what it has missed, of the kinds that are asked for, and nothing again. */
    private void goesOn(Listener example, String heard, String missed) throws Exception {
        api.start(asking(missed));
        allow(missed);
        try (var listener = example.start("session_ended", "confirmation_needed")) {
            listener.awaitSaying(missed + " session_ended");
            listener.terminate();

            assertThat(lines(listener, heard)).isEmpty();
            assertThat(lines(listener, missed))
                    .satisfiesExactly(
                            asked -> assertThat(asked).contains("confirmation_needed"),
                            ended -> assertThat(ended).contains("session_ended"));
        }
    }

    private Map<String, String> addresses() {
        return Map.of(
                "TIGHTLOOP_KAFKA", server.journal().bootstrap(),
                "TIGHTLOOP_REGISTRY", server.journal().registry());
    }

    /** The packages are installed once for all tests. */
    private static NodeExample node() throws Exception {
        if (installed == null) {
            installed = NodeExample.install("notifications-node", folder.resolve("node"));
        }
        return installed;
    }

    /** What is told before the question is told before the end, whichever service said it. */
    private static String asking(String sessionId) {
        return Questions.aboutTheLook(sessionId) + "name: nightly\nlabels: {team: web}\n";
    }

    private void allow(String sessionId) {
        api.untilAsked(sessionId, "criterion-look-1");
        api.end(
                api.answer(sessionId, "criterion-look-1", "{answer: 'YES', by: ada}")
                        .accepted(),
                "COMPLETED");
    }

    /** What was said of a session, with times in ms. */
    private static List<String> lines(ExampleProcess listener, String sessionId) {
        return listener.said()
                .lines()
                .map(line -> line.split(" ", 2))
                .filter(line -> line.length == 2 && line[1].startsWith(sessionId + " "))
                .map(line -> Instant.parse(line[0]).toEpochMilli() + " " + line[1])
                .toList();
    }

    private static String line(Notification told, String labels) {
        return "%d %s %s name=nightly labels=%s %s"
                .formatted(told.getAt(), told.getSessionId(), kind(told), labels, told.getText());
    }

    private static String kind(Notification told) {
        return told.getKind().name().toLowerCase(Locale.ROOT);
    }

    /** A webhook for the end of the one session. */
    private Api.Reply webhook(String url, String more) {
        var webhook = """
            {"url": "%s", "kinds": ["session_ended"], "names": ["signed"]%s}
            """.formatted(url, more);
        var reply = api.post("/v1/webhooks", webhook.getBytes(UTF_8));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return reply;
    }

    private void awaitDelivered(String webhookId) {
        await("the answer is noted")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> api.get("/v1/webhooks/" + webhookId + "/deliveries?state=DELIVERED")
                                .body()
                                .path("items"),
                        delivered -> delivered.size() == 1);
    }

    private static WebhookReceiver.Received awaitOne(WebhookReceiver recorder) {
        return await("the same at the recorder")
                .atMost(Duration.ofSeconds(20))
                .until(recorder::received, received -> !received.isEmpty())
                .getFirst();
    }

    /** Sends a request again, with this body; the status of the answer. */
    private static int send(int port, WebhookReceiver.Received request, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                    .timeout(Duration.ofSeconds(10))
                                    .header("webhook-id", request.id())
                                    .header("webhook-timestamp", request.timestamp())
                                    .header("webhook-signature", request.signature())
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
