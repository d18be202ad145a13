package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskSucceeded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What waited through an outage is done about as fast as what comes in usually, once each, and who comes meanwhile gets
 * his turn. 1,000 items, or {@code -Dbacklog.items=20000}.
 */
final class BacklogTest {
    private static final int TASKS = 50;
    private static final int SESSIONS = Integer.getInteger("backlog.items", 1_000) / TASKS;
    private static final int ITEMS = SESSIONS * TASKS;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @TempDir
    static Path folder;

    private static SeparateServices services;
    private static Tally tally;
    private static double steadyRate;

    @BeforeAll
    static void measure_the_usual_speed() throws Exception {
        services = SeparateServices.start(folder);
        tally = new Tally(services.journal());
        try (var _ = worker("steady")) {
            begin("warm", "steady", Math.min(SESSIONS, 10));
            tally.await("warm", SessionEnded.class, Math.min(SESSIONS, 10), LONGEST);
            long begin = System.nanoTime();
            begin("steady", "steady", SESSIONS);
            steadyRate = rate(tally.await("steady", TaskSucceeded.class, ITEMS, LONGEST) - begin);
            tally.await("steady", SessionEnded.class, SESSIONS, LONGEST);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        tally.close();
        services.close();
    }

    @Test
    void items_that_waited_for_a_worker_are_done_at_full_speed() throws Exception {
        waiting("items");

        try (var _ = worker("items");
                var _ = worker("elsewhere")) {
            drains("items");
        }
    }

    @Test
    void results_that_waited_for_the_executor_are_taken_at_full_speed() throws Exception {
        waiting("results");
        services.service("executor").process().kill();

        try (var worker = worker("results");
                var _ = worker("elsewhere")) {
            await().atMost(LONGEST).until(() -> worker.done() >= ITEMS);
            assertThat(tally.count("results", TaskSucceeded.class)).isZero();
            services.start("executor");
            tally.await("results", TaskSucceeded.class, 1, LONGEST);
            drains("results");
        }
    }

    /** Sessions whose items all wait. */
    private static void waiting(String group) {
        begin(group, group, SESSIONS);
        tally.await(group, TaskDispatched.class, ITEMS, LONGEST);
    }

    private static void drains(String group) throws Exception {
        var fresh = "fresh" + group;
        long begin = System.nanoTime();
        services.api().start(brief(fresh + "-1", "elsewhere", 1));
        tally.await(fresh, TaskDispatched.class, 1, LONGEST);
        long dispatched = System.nanoTime() - begin;
        int doneBefore = tally.count(group, TaskSucceeded.class);
        long drained = tally.await(group, TaskSucceeded.class, ITEMS, LONGEST) - begin;
        long ended = tally.await(fresh, SessionEnded.class, 1, LONGEST) - begin;
        tally.await(group, SessionEnded.class, SESSIONS, LONGEST);

        System.out.printf(
                "%d %s that waited: %.0f/s, usually %.0f/s, drained after %d ms; a new session dispatched after %d ms"
                        + " (%d done), ended after %d ms%n",
                ITEMS, group, rate(drained), steadyRate, ms(drained), ms(dispatched), doneBefore, ms(ended));
        assertThat(rate(drained)).isGreaterThan(steadyRate / 2);
        assertThat(doneBefore).isLessThan(ITEMS);
        assertThat(tally.count(group, TaskSucceeded.class)).isEqualTo(ITEMS);
        assertThat(tally.count(group, SessionEnded.class)).isEqualTo(SESSIONS);
        assertThat(tally.count(group, CommandAccepted.class)).isEqualTo(SESSIONS);
    }

    private static double rate(long ns) {
        return ITEMS * 1e9 / ns;
    }

    private static long ms(long ns) {
        return Duration.ofNanos(ns).toMillis();
    }

    private static void begin(String group, String queue, int sessions) {
        IntStream.range(0, sessions)
                .parallel()
                .forEach(number -> assertThat(services.api()
                                .start(brief(group + "-" + number, queue, TASKS))
                                .status())
                        .isIn(201, 202));
    }

    private static SwiftAgent worker(String queue) throws Exception {
        return SwiftAgent.on(queue, services.journal());
    }

    private static String brief(String session, String queue, int tasks) {
        return """
            sessionId: %s
            goal: much is done
            mode: ASYNC
            policy: {parallel: {maxConcurrent: %d}}
            criteria:
              - {id: so, text: it is so, check: {type: command, command: "true"}}
            tasks:
            """.formatted(session, tasks)
                + IntStream.range(0, tasks)
                        .mapToObj(number -> "  - {id: t%d, title: do it, queue: %s}%n".formatted(number, queue))
                        .collect(Collectors.joining());
    }
}
