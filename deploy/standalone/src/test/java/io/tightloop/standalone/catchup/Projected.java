package io.tightloop.standalone.catchup;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.tightloop.baton.database.Postgres;
import io.tightloop.baton.feed.Follower;
import io.tightloop.notifier.follow.NotificationStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The tables of a service on a PostgreSQL database of their own, and what follows the event topics into them. */
final class Projected implements AutoCloseable {
    private final EventLog log;
    private final String url;
    private final Begun begun;
    private final AutoCloseable prepared;
    private final Start start;
    private AutoCloseable running = () -> {};

    private interface Start {
        AutoCloseable begin(Begun consumers);
    }

    private Projected(EventLog log, String url, AutoCloseable prepared, Start start) {
        this.log = log;
        this.url = url;
        this.begun = new Begun(log.consumers());
        this.prepared = prepared;
        this.start = start;
    }

    /** The planner's, with its own projector. */
    static Projected readModel(EventLog log) throws SQLException {
        var url = Postgres.newDatabase();
        return new Projected(
                log,
                url,
                () -> {},
                consumers -> context(log, "planner", url).singletons(consumers).start());
    }

    /** The notifier's, without what publishes and delivers. */
    static Projected notifications(EventLog log) throws SQLException {
        var url = Postgres.newDatabase();
        var context =
                context(log, "notifier", url).singletons(Clock.systemUTC()).start();
        var feed = new Follower.Feed(
                "notifier", EventLog.TOPICS.prefix() + "notifier", EventLog.TOPICS.events(), NotificationStore.TYPES);
        return new Projected(
                log,
                url,
                context,
                consumers -> Follower.start(
                        feed,
                        consumers,
                        context.getBean(NotificationStore.class),
                        context.getBean(MeterRegistry.class)));
    }

    private static ApplicationContextBuilder context(EventLog log, String service, String url) {
        return ApplicationContext.builder()
                .environments(service)
                .deduceEnvironment(false)
                .banner(false)
                .properties(Map.of(
                        "tightloop.kafka.enabled",
                        false,
                        "tightloop.data",
                        log.folder().resolve(service).toString(),
                        "schema.registry.url",
                        log.registryUrl(),
                        "datasources." + service + ".url",
                        url,
                        "datasources." + service + ".username",
                        Postgres.USER,
                        "datasources." + service + ".password",
                        Postgres.USER));
    }

    /** Begins to read. */
    void begin() {
        running = start.begin(begun);
    }

    /** Waits until everything is stored: how long that took from the first consumer on. */
    Duration untilLevel(Duration longest) throws SQLException {
        return watching(positions -> {
            await("all is stored")
                    .atMost(longest)
                    .pollInterval(Duration.ofMillis(20))
                    .pollInSameThread()
                    .until(() -> positions.now().equals(log.lastOffsets()));
            return Duration.ofNanos(System.nanoTime() - begun.at());
        });
    }

    /** Up to where each partition is stored, by topic, colon, partition, as often as it is asked. */
    <R> R watching(Watch<R> watch) throws SQLException {
        try (var database = connect()) {
            return watch.over(() -> counts(database, "SELECT id, stored_offset FROM positions"));
        }
    }

    /** Asks for positions. */
    interface Positions {
        Map<String, Long> now() throws SQLException;
    }

    /** What is done with positions. */
    interface Watch<R> {
        R over(Positions positions) throws SQLException;
    }

    /** Number of rows, for example of {@code tasks WHERE edited}. */
    long rows(String of) throws SQLException {
        try (var database = connect()) {
            return counts(database, "SELECT 'all', COUNT(*) FROM " + of).get("all");
        }
    }

    /** A number for each text that a query finds. */
    Map<String, Long> counts(String sql) throws SQLException {
        try (var database = connect()) {
            return counts(database, sql);
        }
    }

    private static Map<String, Long> counts(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            var counts = new HashMap<String, Long>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, Postgres.USER, Postgres.USER);
    }

    @Override
    public void close() throws Exception {
        running.close();
        prepared.close();
    }
}
