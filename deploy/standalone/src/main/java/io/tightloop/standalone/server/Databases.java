package io.tightloop.standalone.server;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The databases of the read model and of the notifier: those that the settings name, or H2 files in the data folder. */
final class Databases {
    private static final List<String> SERVICES = List.of("planner", "notifier");
    private static final String PLANNER = "TIGHTLOOP_PLANNER_DB_";
    private static final String NOTIFIER = "TIGHTLOOP_NOTIFIER_DB_";

    private Databases() {}

    /** Properties that say where the files are; they are used where the settings name no database, or in any case. */
    static Map<String, Object> files(Path data, boolean inAnyCase) {
        var properties = new HashMap<String, Object>();
        for (var service : SERVICES) {
            var url = file(data.resolve(service));
            properties.put("tightloop.standalone." + service, url);
            if (inAnyCase) {
                properties.put("datasources." + service + ".url", url);
            }
        }
        return properties;
    }

    private static String file(Path file) {
        return "jdbc:h2:file:" + file
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE"
                // By default H2 writes a file anew whose pages are a tenth dead, which a large one always is.
                + ";AUTO_COMPACT_FILL_RATE=30";
    }

    /**
     * Refuses settings by which both services would write the same tables.
     *
     * @param environment variables
     * @throws IllegalArgumentException when address and user are the same
     */
    static void mustDiffer(Map<String, String> environment) {
        var url = environment.get(PLANNER + "URL");
        if (url != null
                && url.equals(environment.get(NOTIFIER + "URL"))
                && Objects.equals(environment.get(PLANNER + "USER"), environment.get(NOTIFIER + "USER"))) {
            throw new IllegalArgumentException(
                    "%sURL and %sURL name the same database: each service needs a database, a schema or a user of its own"
                            .formatted(PLANNER, NOTIFIER));
        }
    }

    /**
     * Says what a person can do about a start that failed because of a database; returns from any other failure.
     *
     * @throws IllegalStateException what the database said, and which settings name it
     */
    static void explain(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                throw new IllegalStateException(
                        "a database cannot be used: %s (%sURL, %sURL and their _USER and _PASSWORD name them)"
                                .formatted(refusal.getMessage(), PLANNER, NOTIFIER),
                        failure);
            }
        }
    }
}
