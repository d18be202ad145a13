package io.tightloop.notifier.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.database.Tables;
import io.tightloop.notifier.database.TestClock;
import io.tightloop.notifier.follow.NotificationStore;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was told is found over HTTP, and noted as seen. */
abstract class NotificationsHttpTest {
    private static final String ALL = "/v1/notifications";

    @Inject
    EmbeddedServer server;

    @Inject
    NotificationStore store;

    @Inject
    Tables tables;

    @Inject
    TestClock clock;

    private NotifierClient client;

    /** Session s is told of at 1 (start), 3 (task a) and 5 (end, which calls); session t at 2 (start). */
    @BeforeEach
    void two_sessions() {
        tables.empty();
        clock.reset();
        client = NotifierClient.of(server.getURL());
        var one = new Story("s", 0);
        var other = new Story("t", 1);
        store.store(List.of(
                one.planned(one.started(1, "http://127.0.0.1:9/end", Story.USUAL)),
                one.executed(one.succeeded("a", 3)),
                one.executed(one.ended(5)),
                other.planned(other.started(2))));
        tables.change("UPDATE sessions SET name = 'other' WHERE id = 't'");
        tables.change("DELETE FROM labels WHERE session_id = 't'");
        tables.change("DELETE FROM notifications WHERE kind = 'PHASE_COMPLETE'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; session_ended task_complete phase_start phase_start",
                "?session=s; session_ended task_complete phase_start",
                "?session=none; ''",
                "?kind=task_complete; task_complete",
                "?kind=task_complete,phase_start; task_complete phase_start phase_start",
                "?name=other; phase_start",
                "?label=team:docs; session_ended task_complete phase_start",
                "?label=team:docs&label=team:none; ''",
                "?state=unacknowledged&session=t; phase_start",
                "?state=acknowledged; ''",
                "?state=undelivered; session_ended"
            })
    void they_are_found_the_newest_first(String query, String kinds) throws Exception {
        assertThat(String.join(" ", client.get(ALL + query).findValuesAsText("kind")))
                .isEqualTo(kinds);
    }

    @Test
    void they_come_in_pages() throws Exception {
        var first = client.get(ALL + "?limit=3");
        var rest = client.get(ALL + "?limit=3&cursor=" + first.get("nextCursor").asText());

        assertThat(first.findValuesAsText("sessionId")).containsExactly("s", "s", "t");
        assertThat(rest.findValuesAsText("sessionId")).containsExactly("s");
        assertThat(rest.hasNonNull("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"kind=none, kind", "label=team, label", "state=lost, state", "limit=0, limit", "cursor=x, cursor"})
    void what_is_wrong_with_a_question_is_named(String query, String field) throws Exception {
        assertThat(client.wrong("GET", ALL + "?" + query, "")).containsExactly(field);
    }

    @Test
    void who_has_seen_one_first_is_noted() throws Exception {
        var path = ALL + "/" + client.get(ALL).findValuesAsText("id").getFirst();
        assertThat(client.get(path).has("acknowledgedAt")).isFalse();

        var seen = client.answer(200, "POST", path + "/acknowledge", "{\"by\": \"ada\"}");
        client.answer(200, "POST", path + "/acknowledge", "{\"by\": \"ben\"}");

        assertThat(seen.get("acknowledgedAt").asText())
                .isEqualTo(clock.instant().toString());
        assertThat(client.get(path).get("acknowledgedBy").asText()).isEqualTo("ada");
        assertThat(client.get(ALL + "?state=acknowledged").findValuesAsText("kind"))
                .containsExactly("session_ended");
        assertThat(client.get(ALL + "?state=unacknowledged").findValuesAsText("kind"))
                .hasSize(3);
        assertThat(client.wrong("POST", path + "/acknowledge", "{\"who\": \"ada\"}"))
                .containsExactly("who");
    }

    @Test
    void one_can_be_noted_as_seen_by_nobody_in_particular() throws Exception {
        var path = ALL + "/" + client.get(ALL).findValuesAsText("id").getFirst();

        assertThat(client.answer(200, "POST", path + "/acknowledge", "").has("acknowledgedAt"))
                .isTrue();
    }

    @Test
    void one_that_waits_for_its_session_is_not_shown_and_none_can_be_seen_that_is_not_there() throws Exception {
        var early = new Story("u", 2);
        store.store(List.of(early.reviewed(early.proven("k", 9))));
        var id = tables.texts("SELECT id FROM notifications WHERE session_id = 'u'")
                .getFirst();

        assertThat(client.get(ALL + "?session=u").findValuesAsText("id")).isEmpty();
        for (var unknown : List.of(id, "none")) {
            client.answer(404, "GET", ALL + "/" + unknown, "");
            client.answer(404, "POST", ALL + "/" + unknown + "/acknowledge", "");
        }
    }
}
