package io.tightloop.executor.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** What a worker has got; nothing when its wait was over. */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record ClaimBody(List<ItemBody> items) {}
