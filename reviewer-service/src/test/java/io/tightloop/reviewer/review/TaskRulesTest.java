package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.ReviewFixtures.on;
import static io.tightloop.reviewer.review.ReviewFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskRulesTest {
    private final InMemorySurroundings surroundings = new InMemorySurroundings();

    @Test
    void tasks_may_depend_on_each_other_and_on_earlier_ones() {
        assertThat(errors(task("a", "b", "t1"), task("b"))).isEmpty();
    }

    @Test
    void every_error_names_its_field() {
        Check none = new Check(CheckType.FILE, null, " ", null, null, null, null, null, null, null, null, 0L);
        Check later = ReviewFixtures.check(CheckType.UNKNOWN);
        List<Check> checks = List.of(none, later);
        Task bad = new Task("a b", " ", "", "No", "{}", List.of(), List.of(), 5, 0, 0, -1, "", null, checks, null);

        assertThat(errors(task("a"), bad))
                .contains(
                        "tasks[1].id: must match ",
                        "tasks[1].title: must not be empty",
                        "tasks[1].queue: must match ",
                        "tasks[1].priority: must be 0 to 4",
                        "tasks[1].timeout: must be 1 ms to 365 d",
                        "tasks[1].retry.maxAttempts: must be at least 1",
                        "tasks[1].retry.backoff: must be 0 to 365 d",
                        "tasks[1].checks[0].path: is needed by a file check",
                        "tasks[1].checks[0].timeout: must be 1 ms to 365 d",
                        "tasks[1].checks[1].type: not known to this version");
    }

    @Test
    void ids_are_unique_and_dependencies_have_no_cycle() {
        assertThat(errors(task("a"), task("a"))).isEqualTo("tasks[1].id: 'a' is used twice");
        assertThat(errors(task("a", "b"), task("b", "a"), task("c"))).isEqualTo("tasks: depend on each other: a, b");
    }

    @Test
    void queues_that_are_named_exist() {
        surroundings.withoutQueue("nowhere");
        Task judged = on(null, ReviewFixtures.agent("nowhere"), ReviewFixtures.agent("judges"));

        assertThat(errors(task("a"), on("nowhere"))).isEqualTo("tasks[1].queue: there is no queue 'nowhere'");
        assertThat(errors(judged)).isEqualTo("tasks[0].checks[0].queue: there is no queue 'nowhere'");
        assertThat(errors(on("agents"))).isEmpty();
    }

    @Test
    void there_are_at_most_10_000() {
        Task[] many = IntStream.range(0, 10_001).mapToObj(i -> task("t" + i)).toArray(Task[]::new);

        assertThat(errors(many)).isEqualTo("tasks: must be 1 to 10000");
        assertThat(errors()).isEqualTo("tasks: must be 1 to 10000");
    }

    private String errors(Task... tasks) {
        return TaskRules.errors(List.of(tasks), surroundings).orElse("");
    }
}
