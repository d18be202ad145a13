package io.tightloop.notifier.database;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.tightloop.baton.database.PostgresCanStart;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class in the notifier's context with its tables on a real PostgreSQL; skipped with the reason where
 * none can start, except in continuous integration, where that is a failure.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PostgresCanStart.class)
@MicronautTest(
        environments = {"notifier", "notifier-test"},
        contextBuilder = PostgresContext.class,
        transactional = false)
public @interface OnPostgres {}
