package io.tightloop.baton.database;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets tests run where PostgreSQL does; with the variable {@code CI} set, they always do. */
public final class PostgresCanStart implements ExecutionCondition {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresCanStart.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Postgres.failure()
                .filter(_ -> System.getenv("CI") == null)
                .map(reason -> skipped(context, "PostgreSQL cannot start here: " + reason))
                .orElseGet(() -> ConditionEvaluationResult.enabled("PostgreSQL runs here"));
    }

    private static ConditionEvaluationResult skipped(ExtensionContext context, String reason) {
        LOG.warn("SKIPPED {}: {}", context.getDisplayName(), reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
