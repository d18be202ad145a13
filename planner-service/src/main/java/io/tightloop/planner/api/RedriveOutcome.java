package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;

/**
 * What a redrive came to.
 *
 * @param id of the dead letter
 * @param command the command that was sent or written again, and its answer; absent without one
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record RedriveOutcome(String id, Result result, String detail, CommandBody command) {

    /** How a redrive ended. */
    enum Result {
        /** The record was read again, or is back in its topic. */
        REDRIVEN,
        /** There was nothing left to redrive. */
        RESOLVED,
        /** The command is written; the service that is to answer it is down or busy. Asking again is harmless. */
        PENDING,
        /** It cannot be redriven as things stand; the letter stays as it is. */
        REFUSED
    }
}
