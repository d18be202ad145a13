package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.tightloop.planner.database.OnH2;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

@OnH2
class DescriptionTest {
    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    @Test
    void every_route_is_described() throws Exception {
        var routes = router.uriRoutes()
                .map(route -> route.getHttpMethodName().toLowerCase() + " "
                        + route.getUriMatchTemplate().toPathString())
                .filter(route -> route.contains(" /v1/"))
                .collect(Collectors.toCollection(TreeSet::new));
        routes.removeIf(route -> route.startsWith("head ") || route.startsWith("options "));

        assertThat(described()).containsExactlyElementsOf(routes);
    }

    @Test
    void routes_that_clients_rely_on_are_described() throws Exception {
        var session = " /v1/sessions/{id}";
        assertThat(described())
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
    void filters_and_bodies_are_described() throws Exception {
        var description = text();
        for (var parameter : Set.of("label", "phase", "q", "until", "If-None-Match", "iteration")) {
            assertThat(description).contains("- name: " + parameter + "\n");
        }
        assertThat(description).contains("/schemas/SessionBody\"", "\"304\":");
        assertThat(description).contains("successRate:", "queueWaits:", "/schemas/WorkStatsBody.CauseBody\"");
    }

    @Test
    void commands_are_objects_with_outcomes_and_no_bytes() throws Exception {
        var description = text();

        assertThat(description).doesNotContain("format: byte");
        assertThat(description)
                .contains("application/problem+json", "\"201\":", "\"409\":", "\"422\":", "text/event-stream");
    }

    @Test
    void commands_have_bodies_with_names_and_queries_say_how_they_are_refused() throws Exception {
        Map<String, Map<String, Map<String, Map<String, Object>>>> description = new Yaml().load(text());
        var paths = description.get("paths");
        paths.forEach((path, methods) -> {
            if (methods.containsKey("post")) {
                assertThat(methods.get("post").get("requestBody").toString()).contains("/RequestBodies.");
            }
            if (path.startsWith("/v1/sessions/{id}") && methods.containsKey("get")) {
                assertThat(methods.get("get").get("responses").toString()).contains("404=", "406=", "422=", "503=");
            }
        });
        var list = paths.get("/v1/sessions").get("get").toString();
        assertThat(list).containsPattern("name=label, in=query[^}]*schema=\\{[^}]*type=array");
        assertThat(paths.get("/v1/sessions/{id}").get("get").toString()).contains("enum=[change, end, confirmation]");
        var schemas = description.get("components").get("schemas");
        assertThat(schemas.get("RequestBodies.Brief").get("properties").toString())
                .contains("goal=", "policy=", "workspace=", "callbackUrl=");
        assertThat(schemas.get("RequestBodies.Task").get("properties").toString())
                .contains("callbackUrl=");
        assertThat(schemas.get("RequestBodies.Reminders").get("properties").toString())
                .contains("after=", "every=", "most=", "quiet=");
    }

    private Set<String> described() throws Exception {
        Map<String, Map<String, Map<String, Object>>> description = new Yaml().load(text());
        var routes = new TreeSet<String>();
        description
                .get("paths")
                .forEach((path, methods) -> methods.keySet().forEach(method -> routes.add(method + " " + path)));
        return routes;
    }

    private String text() throws Exception {
        var answer = new FrontDoorClient(server.getURL()).get("/v1/openapi.yml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/yaml");
        return answer.body();
    }
}
