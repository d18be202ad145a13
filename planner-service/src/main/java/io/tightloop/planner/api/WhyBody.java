package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** What a session waits for, the first to look at first. */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record WhyBody(String sessionId, String status, String phase, int iteration, List<WaitingBody> waitingFor) {}
