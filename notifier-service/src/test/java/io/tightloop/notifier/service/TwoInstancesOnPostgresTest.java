package io.tightloop.notifier.service;

import io.micronaut.context.ApplicationContextBuilder;
import io.tightloop.baton.database.PostgresCanStart;
import io.tightloop.notifier.database.PostgresContext;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresCanStart.class)
class TwoInstancesOnPostgresTest extends TwoInstancesTest {
    @Override
    ApplicationContextBuilder context() {
        return new PostgresContext();
    }
}
