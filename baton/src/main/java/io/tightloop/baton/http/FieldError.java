package io.tightloop.baton.http;

/** What is wrong with one field, named by its path, for example {@code criteria[1].check.type}. */
public record FieldError(String field, String message) {}
