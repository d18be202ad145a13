package io.tightloop.planner.database;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Counts the statements that go to the database; a batch of rows is one. */
@Singleton
@Requires(env = "planner-test")
public final class CountedStatements implements BeanCreatedEventListener<DataSource>, Ordered {
    /** Before Micronaut Data wraps the source, which then expects its own wrapper outermost. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        return ProxyDataSourceBuilder.create(event.getBean()).countQuery().build();
    }

    /** How many statements this thread sends while it does something. */
    public static long during(Runnable something) {
        QueryCountHolder.clear();
        something.run();
        return QueryCountHolder.getGrandTotal().getTotal();
    }
}
