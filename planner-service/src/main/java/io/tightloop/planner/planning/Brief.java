package io.tightloop.planner.planning;

import java.util.List;
import java.util.Map;

/** What a person or agent asks for; {@code workspace}, {@code callbackUrl} and {@code parent} may be null. */
public record Brief(
        String name,
        String goal,
        Mode mode,
        List<Criterion> criteria,
        List<Task> tasks,
        List<String> constraints,
        List<String> risks,
        String context,
        PlanSource planning,
        Policy policy,
        String workspace,
        String callbackUrl,
        Map<String, String> labels,
        Parent parent) {}
