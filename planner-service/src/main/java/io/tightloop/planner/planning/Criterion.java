package io.tightloop.planner.planning;

import java.util.List;

/** An acceptance criterion; {@code check} is null when inferred or manual, {@code provedBy} empty means all tasks. */
public record Criterion(String id, String text, Check check, List<String> provedBy) {}
