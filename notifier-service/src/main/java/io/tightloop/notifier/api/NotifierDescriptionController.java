package io.tightloop.notifier.api;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Serves the OpenAPI description of the notification API that was generated from it. */
@Controller("/v1/notifier-openapi.yml")
@ExecuteOn(TaskExecutors.BLOCKING)
class NotifierDescriptionController {
    private static final String GENERATED = "classpath:META-INF/swagger/tightloop-notifications-v1.yml";

    private final ResourceLoader resources;

    NotifierDescriptionController(ResourceLoader resources) {
        this.resources = resources;
    }

    /** This description. */
    @Get
    @Produces("application/yaml")
    String description() {
        try (var generated = resources.getResourceAsStream(GENERATED).orElseThrow()) {
            return new String(generated.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
