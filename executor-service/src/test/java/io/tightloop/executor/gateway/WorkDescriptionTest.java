package io.tightloop.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.tightloop.baton.http.ApiDescription;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnGateway
class WorkDescriptionTest {
    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    private ApiDescription description;

    @BeforeEach
    void is_served() throws Exception {
        description = ApiDescription.at(server.getURL(), "/v1/work-openapi.yml");
    }

    @Test
    void every_route_is_described() {
        description.describesAllOf(router);
        assertThat(description.routes()).contains("post /v1/work/{queue}/claim", "post /v1/work/{workId}/complete");
    }

    @Test
    void bodies_are_described_as_they_are() {
        var schemas = description.schemas();

        assertThat(description.text()).doesNotContain("HttpResponse", "format: byte");
        assertThat(schemas.get("ItemBody").get("required").toString())
                .contains("workId")
                .doesNotContain("taskId", "criterionId", "check");
        assertThat(schemas.get("RequestBodies.Suspended").get("properties").toString())
                .contains("for=");
        description.paths().keySet().stream()
                .filter(path -> path.startsWith("/v1/work/"))
                .forEach(path -> {
                    assertThat(description.requestBody("post", path)).contains("RequestBodies.");
                    assertThat(description.responses("post", path)).contains("200", "409", "Problem");
                });
        assertThat(description.responses("post", "/v1/work/{workId}/complete")).contains("StatusBody", "202");
    }
}
