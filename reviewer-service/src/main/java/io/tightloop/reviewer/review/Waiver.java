package io.tightloop.reviewer.review;

/** An approved skip of a criterion: why, who asked for it, who approved it. */
public record Waiver(String reason, String by, String approvedBy) {}
