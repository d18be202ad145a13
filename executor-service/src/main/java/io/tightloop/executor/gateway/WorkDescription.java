package io.tightloop.executor.gateway;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Title and version of the generated description of the work API. */
@OpenAPIDefinition(info = @Info(title = "Tightloop work", version = "v1"))
final class WorkDescription {
    private WorkDescription() {}
}
