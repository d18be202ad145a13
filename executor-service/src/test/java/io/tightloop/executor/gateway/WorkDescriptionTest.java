package io.tightloop.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

@OnGateway
class WorkDescriptionTest {
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
                .filter(route -> !route.startsWith("head ") && !route.startsWith("options "))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described())
                .contains("post /v1/work/{queue}/claim", "post /v1/work/{workId}/complete")
                .containsExactlyElementsOf(routes);
    }

    @Test
    void bodies_are_described_as_they_are() throws Exception {
        var text = Agent.get(server.getURL(), "/v1/work-openapi.yml").body();
        Map<String, Map<String, Map<String, Map<String, Object>>>> description = new Yaml().load(text);
        var schemas = description.get("components").get("schemas");
        var paths = description.get("paths");

        assertThat(text).doesNotContain("HttpResponse", "format: byte");
        assertThat(schemas.get("ItemBody").get("required").toString())
                .contains("workId")
                .doesNotContain("taskId", "criterionId", "check");
        assertThat(schemas.get("RequestBodies.Suspended").get("properties").toString())
                .contains("for=");
        paths.forEach((path, methods) -> {
            if (path.startsWith("/v1/work/")) {
                assertThat(methods.get("post").get("requestBody").toString()).contains("RequestBodies.");
                assertThat(methods.get("post").get("responses").toString()).contains("200", "409", "Problem");
            }
        });
        assertThat(paths.get("/v1/work/{workId}/complete")
                        .get("post")
                        .get("responses")
                        .toString())
                .contains("StatusBody", "202");
    }

    private TreeSet<String> described() throws Exception {
        var answer = Agent.get(server.getURL(), "/v1/work-openapi.yml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/yaml");
        Map<String, Map<String, Map<String, Object>>> description = new Yaml().load(answer.body());
        var routes = new TreeSet<String>();
        description
                .get("paths")
                .forEach((path, methods) -> methods.keySet().forEach(method -> routes.add(method + " " + path)));
        return routes;
    }
}
