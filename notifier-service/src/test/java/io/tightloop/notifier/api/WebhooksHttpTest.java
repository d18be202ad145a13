package io.tightloop.notifier.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.database.Tables;
import io.tightloop.notifier.database.TestClock;
import io.tightloop.notifier.follow.NotificationStore;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told by HTTP is said, seen and changed over HTTP. */
abstract class WebhooksHttpTest {
    private static final String ENDS = """
        {"url": "http://127.0.0.1:9/hook", "description": "ops", "kinds": ["session_ended"],
         "names": ["release-check"], "labels": {"team": "docs"}}\
        """;

    @Inject
    EmbeddedServer server;

    @Inject
    NotificationStore store;

    @Inject
    Tables tables;

    @Inject
    TestClock clock;

    private NotifierClient client;

    @BeforeEach
    void empty_tables() {
        tables.empty();
        clock.reset();
        client = NotifierClient.of(server.getURL());
    }

    @Test
    void a_webhook_is_made_with_a_secret_that_is_shown_then_and_when_asked_for() throws Exception {
        var made = client.answer(201, "POST", "/v1/webhooks", ENDS);
        var path = "/v1/webhooks/" + made.get("id").asText();

        assertThat(made.get("secret").asText()).startsWith("whsec_");
        assertThat(made.get("state").asText()).isEqualTo("ACTIVE");
        assertThat(made.get("kinds").get(0).asText()).isEqualTo("session_ended");
        assertThat(client.get(path).has("secret")).isFalse();
        assertThat(client.get(path).get("labels").get("team").asText()).isEqualTo("docs");
        assertThat(client.get("/v1/webhooks").findValuesAsText("url")).containsExactly("http://127.0.0.1:9/hook");
        assertThat(client.get("/v1/webhooks").toString()).doesNotContain("whsec_");
        assertThat(client.get(path + "/secret").get("secret")).isEqualTo(made.get("secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; url",
                "{\"url\": \"ftp://example.com/\"}; url",
                "{\"url\": \" \"}; url",
                "{\"url\": \"http://10.0.0.1/\"}; url",
                "{\"url\": \"http://[::1]/\"}; url",
                "{\"url\": \"https://example.com/\", \"kinds\": [\"all\"]}; kinds[0]",
                "{\"url\": \"https://example.com/\", \"kind\": \"update\"}; kind",
                "{\"url\": \"https://example.com/\", \"labels\": []}; labels",
                "{\"url\": \"https://example.com/\", \"secret\": \"short\"}; secret",
                "{\"url\": \"https://example.com/\", \"secret\": \"whsec_c2hvcnQ=\"}; secret"
            })
    void what_is_wrong_with_a_new_one_is_named(String body, String field) throws Exception {
        assertThat(client.wrong("POST", "/v1/webhooks", body)).containsExactly(field);
        assertThat(tables.texts("SELECT id FROM webhooks")).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() throws Exception {
        assertThat(client.wrong("POST", "/v1/webhooks", """
            {"url": "http://192.168.1.1/", "kinds": ["update", "none"], "colour": "red"}\
            """)).containsExactlyInAnyOrder("url", "kinds[1]", "colour");
    }

    @Test
    void what_is_absent_from_a_change_stays() throws Exception {
        var path = made();

        var changed = client.answer(200, "PATCH", path, "{\"kinds\": [], \"state\": \"DISABLED\"}");

        assertThat(changed.get("kinds")).isEmpty();
        assertThat(changed.get("state").asText()).isEqualTo("DISABLED");
        assertThat(changed.get("description").asText()).isEqualTo("ops");
        assertThat(changed.get("names").get(0).asText()).isEqualTo("release-check");
        assertThat(client.wrong("PATCH", path, "{\"url\": \"http://10.1.1.1/\"}"))
                .containsExactly("url");
        assertThat(client.wrong("PATCH", path, "{\"state\": \"PAUSED\"}")).containsExactly("state");
        assertThat(client.wrong("PATCH", path, "{\"secret\": \"s\"}")).containsExactly("secret");
        assertThat(client.wrong("PATCH", "/v1/webhooks/callbacks", "{}")).containsExactly("id");
    }

    @Test
    void both_secrets_are_shown_while_they_overlap() throws Exception {
        var path = made();
        var before = client.get(path + "/secret").get("secret");

        var rotated = client.answer(200, "POST", path + "/secret", "{\"overlap\": \"1h\"}");

        assertThat(rotated.get("secret")).isNotEqualTo(before);
        assertThat(rotated.get("previous")).isEqualTo(before);
        clock.move(Duration.ofHours(1));
        assertThat(client.get(path + "/secret").has("previous")).isFalse();
        assertThat(client.answer(200, "POST", path + "/secret", "").has("previous"))
                .isTrue();
        assertThat(client.get("/v1/webhooks/callbacks/secret").get("secret").asText())
                .startsWith("whsec_");
    }

    @Test
    void deliveries_are_listed_in_pages_shown_and_sent_again() throws Exception {
        var path = made();
        for (var session : List.of("a", "b", "c")) {
            ends(session);
            clock.move(Duration.ofSeconds(1));
        }

        var first = client.get(path + "/deliveries?limit=2");
        var second = client.get(
                path + "/deliveries?limit=2&cursor=" + first.get("nextCursor").asText());
        assertThat(first.findValuesAsText("sessionId")).containsExactly("c", "b");
        assertThat(second.findValuesAsText("sessionId")).containsExactly("a");
        assertThat(client.get(path + "/deliveries?state=FAILED").findValuesAsText("id"))
                .isEmpty();
        assertThat(client.wrong("GET", path + "/deliveries?state=LOST", "")).containsExactly("state");

        var delivery = "/v1/deliveries/" + second.findValuesAsText("id").getFirst();
        assertThat(client.get(delivery).get("state").asText()).isEqualTo("PENDING");
        tables.change("UPDATE deliveries SET state = 'FAILED', due_at = NULL, ended_at = 1");
        var again = client.answer(200, "POST", delivery + "/redeliver", "");
        assertThat(again.get("state").asText()).isEqualTo("PENDING");
        assertThat(again.has("dueAt")).isTrue();
        var range = "{\"since\": \"2020-01-01T00:00:00Z\"}";
        assertThat(client.answer(200, "POST", path + "/redeliver", range)
                        .get("deliveries")
                        .asInt())
                .isEqualTo(2);
        assertThat(client.wrong("POST", path + "/redeliver", "{\"since\": \"yesterday\"}"))
                .containsExactly("since");
        assertThat(client.wrong("POST", path + "/redeliver", "{}")).containsExactly("since");
    }

    @Test
    void a_webhook_that_is_removed_is_unknown_and_told_nothing() throws Exception {
        var path = made();
        ends("a");

        assertThat(client.send("DELETE", path, "").statusCode()).isEqualTo(204);

        assertThat(tables.texts("SELECT state FROM deliveries")).containsExactly("CANCELLED");
        client.answer(404, "DELETE", path, "");
        client.answer(404, "GET", path, "");
    }

    @Test
    void what_is_not_there_is_said_to_be_unknown() throws Exception {
        for (var path : List.of("", "/secret", "/deliveries")) {
            client.answer(404, "GET", "/v1/webhooks/none" + path, "");
        }
        client.answer(404, "PATCH", "/v1/webhooks/none", "{}");
        client.answer(404, "POST", "/v1/webhooks/none/secret", "{}");
        client.answer(404, "POST", "/v1/webhooks/none/redeliver", "{\"since\": \"2020-01-01T00:00:00Z\"}");
        client.answer(404, "GET", "/v1/deliveries/none", "");
        client.answer(404, "POST", "/v1/deliveries/none/redeliver", "");
    }

    private String made() throws Exception {
        return "/v1/webhooks/"
                + client.answer(201, "POST", "/v1/webhooks", ENDS).get("id").asText();
    }

    private void ends(String session) {
        var story = new Story(session, session.charAt(0) % 4);
        store.store(List.of(story.planned(story.started(1)), story.reviewed(story.ended(2))));
    }
}
