package io.tightloop.planner.api;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tightloop.baton.http.Problem;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes how a query about one session is refused. */
@ApiResponse(
        responseCode = "404",
        description = "Unknown session, or nothing of this name in it",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@RefusedQuery
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface RefusedSessionQuery {}
