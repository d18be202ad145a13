package io.tightloop.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.tightloop.schemas.Notification;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotificationsTest {
    @TempDir
    Path folder;

    @Test
    void everyone_is_told_once_of_a_session_that_was_killed_in_its_middle() throws Exception {
        try (var receiver = WebhookReceiver.refusing(2);
                var server = StandaloneProcess.start(folder, WebhookReceiver.ALLOWED)) {
            var webhook = server.api()
                    .post("/v1/webhooks", ("{\"url\": \"" + receiver.url() + "\"}").getBytes(UTF_8))
                    .body();
            var started = server.api().start(Briefs.slowSteps("told", 5));
            server.api().untilTask("told", "t1", "SUCCEEDED");
            server.kill9();
            server.start();
            server.api().end(started);

            var listed = server.api().untilTold("told");
            var topic = untilOnTopic(server.journal(), listed.size());
            assertThat(topic).extracting(Notification::getId).doesNotHaveDuplicates();
            assertThat(topic).extracting(Notification::getId).containsExactlyInAnyOrderElementsOf(ids(listed));
            assertThat(topic.stream().filter(told -> told.getKind().name().equals("TASK_COMPLETE")))
                    .extracting(Notification::getSubject)
                    .containsExactlyInAnyOrder("t1", "t2", "t3", "t4", "t5");
            assertThat(topic.getLast().getKind().name()).isEqualTo("SESSION_ENDED");
            receivesAll(receiver, listed, webhook.path("secret").asText());
            assertThat(server.errors()).isEmpty();
        }
    }

    private static void receivesAll(WebhookReceiver receiver, List<JsonNode> listed, String secret) throws Exception {
        await("all notifications at the receiver")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(receiver.received())
                        .extracting(received -> received.event().path("id").asText())
                        .containsAll(ids(listed)));
        for (var received : receiver.received()) {
            new Webhook(secret)
                    .verify(
                            received.text(),
                            HttpHeaders.of(
                                            Map.of(
                                                    "webhook-id", List.of(received.id()),
                                                    "webhook-timestamp", List.of(received.timestamp()),
                                                    "webhook-signature", List.of(received.signature())),
                                            (_, _) -> true)
                                    .map());
        }
        var idsOfEvents = receiver.received().stream()
                .map(received ->
                        received.id() + " " + received.event().path("id").asText())
                .distinct()
                .toList();
        assertThat(idsOfEvents).as("one webhook-id for each notification").hasSize(listed.size());
    }

    private static List<Notification> untilOnTopic(Journal journal, int number) {
        return await("all is on the topic")
                .atMost(Duration.ofSeconds(30))
                .until(() -> journal.notifications("told"), told -> told.size() >= number);
    }

    private static List<String> ids(List<JsonNode> listed) {
        return listed.stream().map(one -> one.path("id").asText()).toList();
    }
}
