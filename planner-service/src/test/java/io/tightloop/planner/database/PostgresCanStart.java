package io.tightloop.planner.database;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets tests run where PostgreSQL does; with the variable {@code CI} set, they always do. */
final class PostgresCanStart implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Postgres.failure()
                .filter(_ -> System.getenv("CI") == null)
                .map(reason -> ConditionEvaluationResult.disabled("SKIPPED: PostgreSQL cannot start here: " + reason))
                .orElseGet(() -> ConditionEvaluationResult.enabled("PostgreSQL runs here"));
    }
}
