package io.tightloop.baton.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Says why a page of another origin is refused: a server on loopback without authentication would else take commands
 * from every page that its user looks at. The server's own protection refuses without a word.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForeignOrigins {
    @ResponseFilter
    void explain(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.status() == HttpStatus.FORBIDDEN && response.getBody().isEmpty()) {
            var detail = "A page of another origin (header Origin) may not use this server";
            var problem = Problem.of(HttpStatus.FORBIDDEN, "foreign_origin", detail, Problems.instance(request));
            response.body(problem).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
        }
    }
}
