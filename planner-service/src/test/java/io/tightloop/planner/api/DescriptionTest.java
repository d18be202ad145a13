package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.tightloop.baton.http.ApiDescription;
import io.tightloop.planner.database.OnH2;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnH2
class DescriptionTest {
    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    private ApiDescription description;

    @BeforeEach
    void is_served() throws Exception {
        description = ApiDescription.at(server.getURL(), "/v1/openapi.yml");
    }

    @Test
    void every_route_is_described() {
        description.describesAllOf(router);
    }

    @Test
    void routes_that_clients_rely_on_are_described() {
        var session = " /v1/sessions/{id}";
        assertThat(description.routes())
                .contains(
                        "post /v1/sessions",
                        "get /v1/sessions",
                        "get" + session,
                        "get" + session + "/tasks",
                        "get" + session + "/tasks/{taskId}",
                        "get" + session + "/tasks/{taskId}/result",
                        "get" + session + "/criteria",
                        "get" + session + "/observations",
                        "get" + session + "/events",
                        "get" + session + "/why",
                        "get /v1/stats",
                        "get" + session + "/commands/{commandId}",
                        "get" + session + "/messages",
                        "get" + session + "/tree",
                        "post" + session + "/messages",
                        "post" + session + "/suspension",
                        "post" + session + "/resume",
                        "post" + session + "/confirmations/{confirmationId}",
                        "post" + session + "/signals",
                        "post" + session + "/waivers",
                        "post" + session + "/tasks");
    }

    @Test
    void filters_and_bodies_are_described() {
        var text = description.text();
        for (var parameter : Set.of("label", "phase", "q", "until", "If-None-Match", "iteration")) {
            assertThat(text).contains("- name: " + parameter + "\n");
        }
        assertThat(text).contains("/schemas/SessionBody\"", "\"304\":");
        assertThat(text).contains("successRate:", "queueWaits:", "/schemas/WorkStatsBody.CauseBody\"");
    }

    @Test
    void commands_are_objects_with_outcomes_and_no_bytes() {
        assertThat(description.text())
                .doesNotContain("format: byte")
                .contains("application/problem+json", "\"201\":", "\"409\":", "\"422\":", "text/event-stream");
    }

    @Test
    void commands_have_bodies_with_names_and_queries_say_how_they_are_refused() {
        description.paths().forEach((path, methods) -> {
            if (methods.containsKey("post")) {
                assertThat(description.requestBody("post", path)).contains("/RequestBodies.");
            }
            if (path.startsWith("/v1/sessions/{id}") && methods.containsKey("get")) {
                assertThat(description.responses("get", path)).contains("404=", "406=", "422=", "503=");
            }
        });
        assertThat(description.operation("get", "/v1/sessions"))
                .containsPattern("name=label, in=query[^}]*schema=\\{[^}]*type=array");
        assertThat(description.operation("get", "/v1/sessions/{id}")).contains("enum=[change, end, confirmation]");
        var schemas = description.schemas();
        assertThat(schemas.get("RequestBodies.Brief").get("properties").toString())
                .contains("goal=", "policy=", "workspace=", "callbackUrl=");
        assertThat(schemas.get("RequestBodies.Task").get("properties").toString())
                .contains("callbackUrl=");
        assertThat(schemas.get("RequestBodies.Reminders").get("properties").toString())
                .contains("after=", "every=", "most=", "quiet=");
    }
}
