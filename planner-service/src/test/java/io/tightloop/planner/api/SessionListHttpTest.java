package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class SessionListHttpTest {
    @Inject
    EmbeddedServer server;

    private final String batch = UUID.randomUUID().toString();
    private FrontDoorClient client;

    @BeforeEach
    void connect() {
        client = new FrontDoorClient(server.getURL());
    }

    @Test
    void several_labels_must_all_match() throws Exception {
        start("a", "'labels': {'batch': '" + batch + "', 'team': 'web, shop:1'}");
        start("b", "'labels': {'batch': '" + batch + "', 'team': 'ops'}");

        assertThat(listed("label=batch:" + batch)).containsExactlyInAnyOrder(id("a"), id("b"));
        assertThat(listed("label=batch:" + batch + "&label=" + encoded("team:web, shop:1")))
                .containsExactly(id("a"));
        assertThat(listed("label=batch:" + batch + "&label=team:we")).isEmpty();
    }

    @Test
    void name_is_matched_as_a_whole_and_text_anywhere_whatever_its_case() throws Exception {
        start("a", "'name': 'nightly-" + batch + "'", "Ship 100%_of it " + batch);
        start("b", "'name': 'weekly-" + batch + "'", "ship 100 of it " + batch);

        assertThat(listed("name=nightly-" + batch)).containsExactly(id("a"));
        assertThat(listed("name=nightly")).isEmpty();
        assertThat(listed("q=" + encoded("sHIP 100%_OF it " + batch))).containsExactly(id("a"));
        assertThat(listed("q=WEEKLY-" + batch)).containsExactly(id("b"));
        assertThat(listed("q=" + id("b"))).containsExactly(id("b"));
    }

    @Test
    void any_of_several_statuses_and_phases_matches() throws Exception {
        start("a", "'name': '" + batch + "'");
        start("b", "'name': '" + batch + "'");
        client.post("/v1/sessions/" + id("b") + "/signals", "{'signal': 'BREAK', 'by': 'ann'}");

        assertThat(listed("name=" + batch + "&status=RUNNING,INTERRUPTED")).hasSize(2);
        assertThat(listed("name=" + batch + "&status=INTERRUPTED,FAILED")).containsExactly(id("b"));
        assertThat(listed("name=" + batch + "&phase=PLAN,REVIEW&status=RUNNING"))
                .containsExactly(id("a"));
        assertThat(listed("name=" + batch + "&phase=EXECUTE")).isEmpty();
    }

    @Test
    void pages_name_every_session_once_though_new_ones_start() throws Exception {
        for (var each : List.of("a", "b", "c", "d", "e")) {
            start(each, "'name': '" + batch + "'");
        }
        var seen = new ArrayList<String>();
        var page = json(client.get("/v1/sessions?limit=2&name=" + batch));
        while (!page.at("/nextCursor").isNull()) {
            seen.addAll(page.at("/items").findValuesAsText("sessionId"));
            var cursor = page.at("/nextCursor").asText();
            page = json(client.get("/v1/sessions?limit=2&name=" + batch + "&cursor=" + cursor));
        }
        seen.addAll(page.at("/items").findValuesAsText("sessionId"));
        assertThat(seen).containsExactly(id("e"), id("d"), id("c"), id("b"), id("a"));
    }

    @Test
    void every_parameter_that_is_wrong_is_named() throws Exception {
        var query = "status=RUNNING,LOST&phase=DREAM&name=%20&label=team&q=a%00b&limit=many&cursor=%21&after=eA";
        var problem = problem(client.get("/v1/sessions?" + query), 422);
        assertThat(problem.at("/errors").findValuesAsText("field"))
                .containsExactly("status", "phase", "name", "label", "q", "limit", "cursor", "after");
    }

    @ParameterizedTest
    @CsvSource({"status=,status", "phase=PLAN%2C,phase", "q=,q", "label=:web,label", "limit=-1,limit"})
    void parameter_that_is_wrong_is_refused(String query, String field) throws Exception {
        var problem = problem(client.get("/v1/sessions?" + query), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    }

    private void start(String name, String fields) throws Exception {
        start(name, fields, "ship it");
    }

    private void start(String name, String fields, String goal) throws Exception {
        var brief = Briefs.with("'sessionId': '" + id(name) + "', " + fields).replace("ship it", goal);
        assertThat(client.post("/v1/sessions", brief).statusCode()).isEqualTo(201);
    }

    private String id(String name) {
        return name + "-" + batch.hashCode();
    }

    private List<String> listed(String query) throws Exception {
        var page = json(client.get("/v1/sessions?" + query));
        return page.at("/items").findValuesAsText("sessionId");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
