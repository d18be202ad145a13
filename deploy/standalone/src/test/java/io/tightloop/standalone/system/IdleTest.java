package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tightloop.schemas.TaskDispatched;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that wait for a worker: 100 of them for 3 s, or {@code -Didle.sessions=5000 -Didle.seconds=30}. */
final class IdleTest {
    private static final int SESSIONS = Integer.getInteger("idle.sessions", 100);
    private static final Duration WATCHED = Duration.ofSeconds(Integer.getInteger("idle.seconds", 3));

    @TempDir
    Path folder;

    private StandaloneProcess server;

    @BeforeEach
    void start() throws Exception {
        server = StandaloneProcess.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothing_is_written_of_sessions_that_wait_for_a_worker() throws Exception {
        var warm = server.api().start(Briefs.quick("warm"));
        server.api().end(warm, "COMPLETED");
        settled();
        long empty = used();
        long heap = server.process().liveBytes();
        try (var tally = new Tally(server.journal())) {
            IntStream.range(0, SESSIONS)
                    .parallel()
                    .forEach(number -> assertThat(
                                    server.api().start(brief("idle-" + number)).status())
                            .isIn(201, 202));
            tally.await("idle", TaskDispatched.class, SESSIONS, Duration.ofMinutes(10));
        }
        settled();

        var ends = server.journal().ends();
        long waiting = used();

        assertThat(server.journal().ends()).isEqualTo(ends);
        System.out.printf(
                "%d sessions wait: CPU %d ms in %d s, without them %d ms; %d bytes of heap each%n",
                SESSIONS, waiting, WATCHED.toSeconds(), empty, (server.process().liveBytes() - heap) / SESSIONS);
    }

    /** Until nothing was written for a second. */
    private void settled() {
        var last = new AtomicReference<>(server.journal().ends());
        await().pollDelay(Duration.ofSeconds(1))
                .pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(2))
                .until(() -> {
                    var now = server.journal().ends();
                    return now.equals(last.getAndSet(now));
                });
    }

    /** What the server uses of the processors while it is watched, ms. */
    private long used() {
        var before = server.process().cpu();
        long begin = System.nanoTime();
        await().atMost(WATCHED.plusMinutes(1)).until(() -> System.nanoTime() - begin > WATCHED.toNanos());
        return server.process().cpu().minus(before).toMillis();
    }

    private static String brief(String session) {
        return """
            sessionId: %s
            goal: somebody does it some day
            mode: ASYNC
            criteria:
              - {id: so, text: it is so, check: {type: command, command: "true"}}
            tasks:
              - {id: t1, title: do it, queue: nobody}
            """.formatted(session);
    }
}
