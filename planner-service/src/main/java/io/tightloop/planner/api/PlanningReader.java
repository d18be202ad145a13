package io.tightloop.planner.api;

import io.tightloop.baton.http.JsonCursor;
import io.tightloop.schemas.Planning;
import io.tightloop.schemas.Strategy;
import java.util.List;
import java.util.Locale;

/** Reads how a session is planned. */
final class PlanningReader {
    private static final List<String> STRATEGIES = List.of("given", "criteria", "agent", "llm");

    private PlanningReader() {}

    static Planning read(JsonCursor object, boolean hasTasks) {
        var json = object.fields(List.of("strategy", "queue", "taskQueue", "maxPlanAttempts"));
        var strategy = json.choice("strategy", STRATEGIES).orElse(hasTasks ? "given" : "criteria");
        check(json, strategy, hasTasks);
        return Planning.newBuilder()
                .setStrategy(Strategy.valueOf(strategy.toUpperCase(Locale.ROOT)))
                .setTaskQueue(json.queue("taskQueue").orElse("agents"))
                .setQueue(json.queue("queue").orElse("planners"))
                .setMaxPlanAttempts(json.integer("maxPlanAttempts", 1, 100, 3))
                .build();
    }

    private static void check(JsonCursor json, String strategy, boolean hasTasks) {
        if (strategy.equals("llm")) {
            json.wrong("strategy", "'llm' is not supported yet by this version");
        } else if (strategy.equals("given") && !hasTasks) {
            json.wrong("strategy", "'given' needs tasks");
        } else if (!strategy.equals("given") && hasTasks) {
            json.wrong("strategy", "'" + strategy + "' plans by itself: leave out the tasks or use 'given'");
        }
    }
}
