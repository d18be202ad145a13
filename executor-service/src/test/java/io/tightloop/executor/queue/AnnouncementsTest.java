package io.tightloop.executor.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkerSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AnnouncementsTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final WrittenRecords topic = new WrittenRecords();
    private final Announcements announcements = new Announcements(new Topics("t.", 1, (short) 1), topic, now::get);

    private static WorkerSeen seen(String queue, String worker, String... capabilities) {
        return new WorkerSeen(queue, worker, List.of(capabilities));
    }

    /** What is written once this many announcements were tried. */
    private List<SpecificRecord> afterTries(int number) {
        await().atMost(Duration.ofSeconds(5)).until(() -> topic.tried.size() >= number);
        return List.copyOf(topic.written);
    }

    private void passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @AfterEach
    void end() {
        announcements.close();
    }

    @Test
    void a_worker_is_announced_on_each_of_its_queues_under_its_name() {
        announcements.waits("agents", "ada", List.of("java"));
        announcements.waits("judges", "ada", List.of("java"));

        assertThat(afterTries(2)).containsExactly(seen("agents", "ada", "java"), seen("judges", "ada", "java"));
        assertThat(topic.tried).containsOnly("t.work-events ada, answers ''");
    }

    @Test
    void it_is_announced_again_after_a_minute_and_not_before() {
        announcements.waits("agents", "ada", List.of());
        passes(Duration.ofSeconds(59));
        announcements.waits("agents", "ada", List.of());
        passes(Duration.ofSeconds(1));
        announcements.waits("agents", "ada", List.of());
        announcements.waits("agents", "bob", List.of());

        assertThat(afterTries(3)).containsExactly(seen("agents", "ada"), seen("agents", "ada"), seen("agents", "bob"));
    }

    @Test
    void new_capabilities_are_announced_at_once() {
        announcements.waits("agents", "ada", List.of("java"));
        announcements.waits("agents", "ada", List.of("java", "review"));

        assertThat(afterTries(2))
                .containsExactly(seen("agents", "ada", "java"), seen("agents", "ada", "java", "review"));
    }

    @Test
    void what_could_not_be_written_is_tried_at_the_next_request() {
        topic.away = true;
        announcements.waits("agents", "ada", List.of());
        afterTries(1);
        topic.away = false;

        await().atMost(Duration.ofSeconds(5)).until(() -> {
            announcements.waits("agents", "ada", List.of());
            return !topic.written.isEmpty();
        });

        assertThat(topic.written).containsExactly(seen("agents", "ada"));
    }
}
