package io.tightloop.planner.api;

/** What is wrong with one field, named by its path, for example {@code criteria[1].check.type}. */
record FieldError(String field, String message) {}
