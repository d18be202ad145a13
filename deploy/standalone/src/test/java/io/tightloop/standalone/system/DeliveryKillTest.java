package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.FatalReceiver.session;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tightloop.standalone.system.FatalReceiver.Window;
import io.tightloop.standalone.system.WebhookReceiver.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notifier that is killed between two steps of a delivery makes it again under the same id. */
final class DeliveryKillTest {
    private static final List<String> SETTINGS = List.of(
            "-Dtightloop.notifier.webhooks.allow=127.0.0.0/8",
            "-Dtightloop.notifier.webhooks.timeout=5s",
            "-Dtightloop.notifier.webhooks.grace=1s");

    @TempDir
    Path folder;

    @Test
    void a_delivery_arrives_in_whichever_window_its_sender_is_killed() throws Exception {
        try (var receiver = new FatalReceiver();
                var server = StandaloneProcess.start(folder, SETTINGS)) {
            var webhook = server.api()
                    .post("/v1/webhooks", ("{\"url\": \"" + receiver.url() + "\"}").getBytes(UTF_8))
                    .body()
                    .path("id")
                    .asText();
            for (var window : Window.values()) {
                server.api().start(Briefs.quick(session(window)));
                receiver.awaitReached(window);
                server.kill9();
                receiver.over(window);
                server.start();
            }

            for (var window : Window.values()) {
                var delivery = untilDelivered(
                        server.api(), ends(receiver, window).getFirst().id());
                assertThat(delivery.path("history"))
                        .extracting(attempt -> attempt.path("status").asInt())
                        .as(window + ": who was killed has said nothing")
                        .containsExactly(204);
                assertThat(ends(receiver, window).stream()
                                .map(request -> request.id() + request.text())
                                .distinct())
                        .as(window + ": under one id in the same words")
                        .hasSize(1);
            }
            assertThat(ends(receiver, Window.SENT)).hasSize(2);
            assertThat(ends(receiver, Window.HALF_ANSWERED)).hasSize(2);
            assertThat(ends(receiver, Window.ANSWERED)).hasSizeBetween(1, 2);
            assertNothingIsLost(server.api(), receiver, webhook);
            assertThat(server.errors()).isEmpty();
        }
    }

    private static List<Received> ends(FatalReceiver receiver, Window window) {
        return receiver.came().stream()
                .filter(request -> request.event().path("subject").asText().equals(session(window)))
                .filter(request -> request.event().path("type").asText().endsWith("session_ended"))
                .toList();
    }

    private static JsonNode untilDelivered(Api api, String delivery) {
        return await(delivery)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> api.get("/v1/deliveries/" + delivery).body(),
                        one -> one.path("state").asText().equals("DELIVERED"));
    }

    private static void assertNothingIsLost(Api api, FatalReceiver receiver, String webhook) {
        await("all is delivered")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(items(api, "/v1/webhooks/" + webhook + "/deliveries?limit=200"))
                        .isNotEmpty()
                        .allMatch(one -> one.path("state").asText().equals("DELIVERED")));
        assertThat(receiver.came())
                .extracting(request -> request.event().path("id").asText())
                .containsAll(items(api, "/v1/notifications?limit=200").stream()
                        .map(one -> one.path("id").asText())
                        .toList());
    }

    private static List<JsonNode> items(Api api, String path) {
        var items = new ArrayList<JsonNode>();
        api.get(path).body().path("items").forEach(items::add);
        return items;
    }
}
