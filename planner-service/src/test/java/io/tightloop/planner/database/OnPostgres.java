package io.tightloop.planner.database;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.tightloop.baton.database.PostgresCanStart;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class in the planner's context with its read model on a real PostgreSQL; skipped with the reason where
 * none can start, except in continuous integration, where that is a failure.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PostgresCanStart.class)
@MicronautTest(
        environments = {"planner", "planner-test"},
        contextBuilder = PostgresContext.class,
        transactional = false)
public @interface OnPostgres {}
