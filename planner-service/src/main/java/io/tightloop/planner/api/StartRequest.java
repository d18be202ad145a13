package io.tightloop.planner.api;

import io.tightloop.schemas.Brief;
import java.util.Optional;

/** What {@code POST /v1/sessions} asks for: a brief, with the session's id if the client chose one. */
record StartRequest(Optional<String> sessionId, Brief brief) {}
