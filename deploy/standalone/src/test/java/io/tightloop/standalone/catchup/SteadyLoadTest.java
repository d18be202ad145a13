package io.tightloop.standalone.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.database.PostgresCanStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The read model and the notifier's tables on PostgreSQL while events of so many sessions a second are written, with
 * nothing else on the machine that would decide how many those are. Figures: {@code -Dsteady.rate=150
 * -Dsteady.seconds=60 -Dsteady.warmUp=60 -Dpostgres.fsync=true}.
 */
@ExtendWith(PostgresCanStart.class)
final class SteadyLoadTest {
    private static final boolean MEASURED = System.getProperty("steady.rate") != null;
    private static final int RATE = Integer.getInteger("steady.rate", 20);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("steady.warmUp", 12));
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("steady.seconds", 5));
    /** On a machine that does other things at the same time a small load may wait longer. */
    private static final Duration MOST = MEASURED ? Duration.ofSeconds(2) : Duration.ofSeconds(30);

    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void both_lie_behind_for_a_moment_only() throws Exception {
        var log = EventLog.of(0, folder);
        try (var readModel = Projected.readModel(log);
                var notifications = Projected.notifications(log);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            readModel.begin();
            notifications.begin();
            var shown = new Lags();
            var told = new Lags();
            var shownAll = threads.submit(() -> readModel.watching(positions -> shown.watch(positions, LONGEST)));
            var toldAll = threads.submit(() -> notifications.watching(positions -> told.watch(positions, LONGEST)));
            EventLog.Ended both = (partition, offset) -> {
                shown.written(partition, offset);
                told.written(partition, offset);
            };
            log.tell(RATE, WARM_UP, both);
            shown.restart();
            told.restart();
            long before = log.events();
            log.tell(RATE, LENGTH, both);
            System.out.printf("%d sessions/s, %,d events/s%n", RATE, (log.events() - before) / LENGTH.toSeconds());
            shown.end();
            told.end();

            assertThat(shownAll.get()).isPositive();
            assertThat(toldAll.get()).isPositive();
            isSoon("read model", shown);
            isSoon("notifications", told);
            assertThat(readModel.rows("sessions WHERE ended_at IS NOT NULL")).isEqualTo(log.events("SessionEnded"));
            assertThat(notifications.rows("notifications WHERE kind = 'SESSION_ENDED'"))
                    .isEqualTo(log.events("SessionEnded"));
        } finally {
            log.close();
        }
    }

    private static void isSoon(String what, Lags lags) {
        System.out.printf(
                "%s: %,d ends stored, p50 %d ms, p99 %d ms, longest %d ms after they were written%n",
                what,
                lags.measured(),
                lags.quantile(0.5).toMillis(),
                lags.quantile(0.99).toMillis(),
                lags.quantile(1).toMillis());
        assertThat(lags.quantile(0.99)).isLessThan(MOST);
    }
}
