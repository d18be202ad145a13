package io.tightloop.notifier.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.tightloop.baton.http.ApiDescription;
import io.tightloop.notifier.database.OnH2;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnH2
class NotifierDescriptionTest {
    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    private ApiDescription description;

    @BeforeEach
    void is_served() throws Exception {
        description = ApiDescription.at(server.getURL(), "/v1/notifier-openapi.yml");
    }

    @Test
    void every_route_is_described() {
        description.describesAllOf(router);
        assertThat(description.routes())
                .contains("get /v1/notifications", "post /v1/webhooks", "get /v1/notifier-openapi.yml");
    }

    @Test
    void bodies_are_described_as_they_are() {
        assertThat(description.text()).doesNotContain("HttpResponse", "format: byte");
        assertThat(description
                        .schemas()
                        .get("RequestBodies.Webhook")
                        .get("required")
                        .toString())
                .contains("url")
                .doesNotContain("kinds", "secret");
        assertThat(description.requestBody("post", "/v1/webhooks")).contains("RequestBodies.Webhook");
        assertThat(description.responses("post", "/v1/webhooks")).contains("201", "422", "Problem", "WebhookBody");
        assertThat(description.responses("patch", "/v1/webhooks/{id}")).contains("200", "404", "422");
    }
}
