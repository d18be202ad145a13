package io.tightloop.standalone.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.database.PostgresCanStart;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The read model and the notifier's tables on PostgreSQL when they begin with the event topics full. What is printed is a
 * figure with {@code -Dcatchup.events=1000000 -Dpostgres.fsync=true}.
 */
@ExtendWith(PostgresCanStart.class)
final class CatchUpTest {
    private static final int EVENTS = Integer.getInteger("catchup.events", 30_000);
    private static final Duration LONGEST = Duration.ofSeconds(90 + EVENTS / 500);

    @TempDir
    static Path folder;

    private static EventLog log;

    @BeforeAll
    static void fill() throws IOException {
        log = EventLog.of(EVENTS, folder);
    }

    @AfterAll
    static void end() {
        log.close();
    }

    @Test
    void the_read_model_has_all_that_was_told_before_it_began() throws Exception {
        try (var readModel = Projected.readModel(log)) {
            readModel.begin();
            say("read model alone", readModel.untilLevel(LONGEST));
            hasSessions(readModel);
        }
    }

    @Test
    void the_notifier_has_all_that_was_told_before_it_began() throws Exception {
        try (var notifications = Projected.notifications(log)) {
            notifications.begin();
            say("notifier alone", notifications.untilLevel(LONGEST));
            hasNotifications(notifications);
        }
    }

    @Test
    void both_at_once_have_all_that_was_told_before_they_began() throws Exception {
        try (var notifications = Projected.notifications(log);
                var readModel = Projected.readModel(log);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            readModel.begin();
            notifications.begin();
            var stored = threads.submit(() -> readModel.untilLevel(LONGEST));
            var told = threads.submit(() -> notifications.untilLevel(LONGEST));
            say("read model beside the notifier", stored.get());
            say("notifier beside the read model", told.get());
            hasSessions(readModel);
            hasNotifications(notifications);
        }
    }

    private static void say(String what, Duration time) {
        double seconds = time.toMillis() / 1_000.0;
        System.out.printf(
                "%s: %,d events in %.1f s, %,.0f a second%n", what, log.events(), seconds, log.events() / seconds);
    }

    private static void hasSessions(Projected readModel) throws SQLException {
        var started = log.events(EventLog.TOPICS.planEvents(), "SessionStarted");
        assertThat(started).isPositive();
        assertThat(readModel.rows("sessions")).isEqualTo(started);
        assertThat(readModel.rows("sessions WHERE ended_at IS NOT NULL")).isEqualTo(log.events("SessionEnded"));
        assertThat(readModel.rows("tasks")).isEqualTo(log.events("TaskPlanned"));
        assertThat(readModel.rows("task_runs WHERE status = 'SUCCEEDED'")).isEqualTo(log.events("TaskSucceeded"));
        assertThat(readModel.rows("criteria")).isEqualTo(log.events(EventLog.TOPICS.planEvents(), "CriterionDefined"));
        assertThat(readModel.rows("verdicts WHERE verdict = 'PASSED'")).isEqualTo(log.events("CriterionVerified"));
        assertThat(readModel.rows("commands WHERE state = 'ACCEPTED'")).isEqualTo(log.events("CommandAccepted"));
    }

    private static void hasNotifications(Projected notifications) throws SQLException {
        var started = log.events(EventLog.TOPICS.planEvents(), "SessionStarted");
        var confirmed = log.events("PlanConfirmed");
        var finished = log.events("ExecutionFinished");
        var ended = log.events("SessionEnded");
        assertThat(ended).isPositive();
        assertThat(notifications.rows("sessions")).isEqualTo(started);
        assertThat(notifications.counts("SELECT kind, COUNT(number) FROM notifications GROUP BY kind"))
                .isEqualTo(Map.of(
                        "PHASE_START",
                        started + confirmed + finished,
                        "PHASE_COMPLETE",
                        confirmed + finished + ended,
                        "TASK_COMPLETE",
                        log.events("TaskSucceeded"),
                        "MILESTONE",
                        log.events("CheckpointReached"),
                        "CRITERION_PROVEN",
                        log.events("CriterionVerified"),
                        "SESSION_ENDED",
                        ended));
    }
}
