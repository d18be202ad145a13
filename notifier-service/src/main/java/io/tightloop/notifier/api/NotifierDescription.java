package io.tightloop.notifier.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Title and version of the generated description of the notification API. */
@OpenAPIDefinition(info = @Info(title = "Tightloop notifications", version = "v1"))
final class NotifierDescription {
    private NotifierDescription() {}
}
