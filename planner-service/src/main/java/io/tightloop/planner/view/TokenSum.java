package io.tightloop.planner.view;

import io.micronaut.core.annotation.Introspected;

/** Tokens that all attempts of a session used. */
@Introspected
public record TokenSum(long inputTokens, long outputTokens, long savedTokens) {}
