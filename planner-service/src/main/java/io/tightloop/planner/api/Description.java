package io.tightloop.planner.api;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tightloop.baton.http.GeneratedDescription;

/** Serves the OpenAPI description of the sessions API that was generated from it. */
@Controller("/v1/openapi.yml")
@ExecuteOn(TaskExecutors.BLOCKING)
class Description {
    private final ResourceLoader resources;

    Description(ResourceLoader resources) {
        this.resources = resources;
    }

    /** This description. */
    @Get
    @Produces("application/yaml")
    String description() {
        return GeneratedDescription.of(resources, "tightloop-sessions-v1");
    }
}
