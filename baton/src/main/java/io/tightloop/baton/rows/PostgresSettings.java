package io.tightloop.baton.rows;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Lets the driver of PostgreSQL send the rows of a batch in few statements, unless the settings say otherwise. */
@Singleton
@Requires(classes = DatasourceConfiguration.class)
public final class PostgresSettings implements BeanCreatedEventListener<DatasourceConfiguration> {
    private static final String REWRITE = "reWriteBatchedInserts";

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        var settings = event.getBean();
        var url = settings.getJdbcUrl();
        if (url != null && url.startsWith("jdbc:postgresql:")) {
            settings.getDataSourceProperties().putIfAbsent(REWRITE, "true");
        }
        return settings;
    }
}
