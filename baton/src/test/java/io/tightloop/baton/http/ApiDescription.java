package io.tightloop.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/**
 * The description of its API that a service serves.
 *
 * @param text YAML
 * @param paths operations by path and method, in lower case
 * @param schemas by name
 */
public record ApiDescription(
        String text, Map<String, Map<String, Map<String, Object>>> paths, Map<String, Map<String, Object>> schemas) {

    /** What a server answers at this path. */
    public static ApiDescription at(URL server, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(server + path)).build();
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/yaml");
            return of(answer.body());
        }
    }

    /** It must have all routes of this service for clients, and no other. */
    public void describesAllOf(Router router) {
        var routes = router.uriRoutes()
                .map(route -> route.getHttpMethodName().toLowerCase() + " "
                        + route.getUriMatchTemplate().toPathString())
                .filter(route -> route.contains(" /v1/"))
                .filter(route -> !route.startsWith("head ") && !route.startsWith("options "))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes).isNotEmpty();
        assertThat(routes()).containsExactlyElementsOf(routes);
    }

    /** Method and path of each operation, as in {@code get /v1/sessions}. */
    public Set<String> routes() {
        var routes = new TreeSet<String>();
        paths.forEach((path, methods) -> methods.keySet().forEach(method -> routes.add(method + " " + path)));
        return routes;
    }

    /** An operation, as text. */
    public String operation(String method, String path) {
        return paths.get(path).get(method).toString();
    }

    /** What an operation answers, as text. */
    public String responses(String method, String path) {
        return paths.get(path).get(method).get("responses").toString();
    }

    /** What an operation takes, as text. */
    public String requestBody(String method, String path) {
        return paths.get(path).get(method).get("requestBody").toString();
    }

    private static ApiDescription of(String text) {
        Map<String, Map<String, Map<String, Map<String, Object>>>> read = new Yaml().load(text);
        return new ApiDescription(
                text, read.get("paths"), read.get("components").get("schemas"));
    }
}
