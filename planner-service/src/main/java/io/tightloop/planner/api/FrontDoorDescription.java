package io.tightloop.planner.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Title and version of the generated description of the sessions API. */
@OpenAPIDefinition(info = @Info(title = "Tightloop sessions", version = "v1"))
final class FrontDoorDescription {
    private FrontDoorDescription() {}
}
