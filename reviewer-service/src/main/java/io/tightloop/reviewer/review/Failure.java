package io.tightloop.reviewer.review;

/** Why an attempt failed: a stable code and words for people. */
public record Failure(String code, String message) {}
