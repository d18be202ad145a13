package io.tightloop.notifier.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.tightloop.notifier.database.OnH2;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

@OnH2
class NotifierDescriptionTest {
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
                .contains("get /v1/notifications", "post /v1/webhooks", "get /v1/notifier-openapi.yml")
                .containsExactlyElementsOf(routes);
    }

    @Test
    void bodies_are_described_as_they_are() throws Exception {
        var text = text();
        Map<String, Map<String, Map<String, Map<String, Object>>>> description = new Yaml().load(text);
        var schemas = description.get("components").get("schemas");
        var paths = description.get("paths");

        assertThat(text).doesNotContain("HttpResponse", "format: byte");
        assertThat(schemas.get("RequestBodies.Webhook").get("required").toString())
                .contains("url")
                .doesNotContain("kinds", "secret");
        assertThat(paths.get("/v1/webhooks").get("post").get("requestBody").toString())
                .contains("RequestBodies.Webhook");
        assertThat(paths.get("/v1/webhooks").get("post").get("responses").toString())
                .contains("201", "422", "Problem", "WebhookBody");
        assertThat(paths.get("/v1/webhooks/{id}").get("patch").get("responses").toString())
                .contains("200", "404", "422");
    }

    private TreeSet<String> described() throws Exception {
        Map<String, Map<String, Map<String, Object>>> description = new Yaml().load(text());
        var routes = new TreeSet<String>();
        description
                .get("paths")
                .forEach((path, methods) -> methods.keySet().forEach(method -> routes.add(method + " " + path)));
        return routes;
    }

    private String text() throws Exception {
        var answer = NotifierClient.of(server.getURL()).send("GET", "/v1/notifier-openapi.yml", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/yaml");
        return answer.body();
    }
}
