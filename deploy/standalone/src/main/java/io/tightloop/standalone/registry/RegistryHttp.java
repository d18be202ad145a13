package io.tightloop.standalone.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP for the registry: limits the body (1 MiB), writes JSON, turns refusals into {@code {error_code, message}}. */
final class RegistryHttp implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
    private static final String TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int MAX_BODY = 1024 * 1024;

    private final Routes routes;

    RegistryHttp(Routes routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var body = Request.JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", TYPE);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            // Only web pages send it, and no page has business here.
            if (exchange.getRequestHeaders().containsKey("Origin")) {
                throw RegistryError.of(403, "Requests of web pages are refused");
            }
            var body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                throw RegistryError.of(413, "The body is larger than %d bytes".formatted(MAX_BODY));
            }
            var request = Request.of(exchange.getRequestMethod(), exchange.getRequestURI(), body);
            return new Answer(200, routes.answer(request));
        } catch (RegistryError refusal) {
            return Answer.error(refusal.status(), refusal.code(), refusal.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            return Answer.error(500, 50001, "Error in the backend data store: " + e.getMessage());
        }
    }

    private record Answer(int status, Object body) {

        static Answer error(int status, int code, String message) {
            return new Answer(status, new TreeMap<>(Map.of("error_code", code, "message", message)));
        }
    }
}
