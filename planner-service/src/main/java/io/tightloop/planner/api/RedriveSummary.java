package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * What redriving several dead letters came to.
 *
 * @param redriven how many records were read again, or are back in their topics
 * @param resolved how many had nothing left to redrive
 * @param pending how many wait for the answer of a service
 * @param errors those that could not be redriven, and why
 * @param nextCursor for the next call; null when there are no more
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record RedriveSummary(int redriven, int resolved, int pending, List<Failed> errors, String nextCursor) {

    /** A letter that could not be redriven. */
    @Introspected
    record Failed(String id, String detail) {}
}
