package io.tightloop.reviewer.review;

/** Tasks by what became of them, over all iterations. */
public record Counts(int completed, int failed, int running, int pending, int skipped) {}
