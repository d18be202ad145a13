package io.tightloop.benchmarks.load;

import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Planning;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.Strategy;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.Workspace;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What each session of a load asks for: independent tasks, then one verification, all by external workers.
 *
 * @param tasks how many, 1 to 10,000
 * @param maxConcurrent how many at a time, 1 to 1,000
 * @param queue of the tasks
 */
public record WorkUnit(int tasks, int maxConcurrent, String queue) {
    /** Of the tasks that are answered at once. */
    public static final String QUEUE = "bench";

    /** Nobody takes its items. */
    public static final String ABSENT_QUEUE = "bench-absent";

    /** Of the verifications. */
    public static final String REVIEW_QUEUE = "bench-review";

    /** The one that systems are compared by: five tasks at a time, then one review. */
    public static final WorkUnit STANDARD = new WorkUnit(5, 5, QUEUE);

    /** As a start command carries it. */
    public Brief brief() {
        return Brief.newBuilder()
                .setName("bench")
                .setGoal("the tasks are done and judged")
                .setMode(Mode.ASYNC)
                .setCriteria(List.of(Criterion.newBuilder()
                        .setId("judged")
                        .setText("they are judged")
                        .setCheck(Check.newBuilder()
                                .setType(CheckType.AGENT)
                                .setQueue(REVIEW_QUEUE)
                                .build())
                        .build()))
                .setTasks(IntStream.rangeClosed(1, tasks).mapToObj(this::task).toList())
                .setPlanning(Planning.newBuilder().setStrategy(Strategy.GIVEN).build())
                .setPolicy(Policy.newBuilder()
                        .setLimits(Limits.newBuilder().build())
                        .setMaxConcurrent(maxConcurrent)
                        .build())
                .setWorkspace(Workspace.newBuilder().build())
                .build();
    }

    private Task task(int number) {
        return Task.newBuilder()
                .setId("t" + number)
                .setTitle("task " + number)
                .setQueue(queue)
                .setRetry(Retry.newBuilder().build())
                .build();
    }

    /** The same as the front door takes it. */
    String json(String sessionId) {
        var list = IntStream.rangeClosed(1, tasks)
                .mapToObj(n -> "{\"id\":\"t%1$d\",\"title\":\"task %1$d\",\"queue\":\"%2$s\"}".formatted(n, queue))
                .collect(Collectors.joining(","));
        return """
            {"sessionId":"%s","name":"bench","goal":"the tasks are done and judged","mode":"ASYNC",
             "criteria":[{"id":"judged","text":"they are judged","check":{"type":"agent","queue":"%s"}}],
             "policy":{"parallel":{"maxConcurrent":%d}},"tasks":[%s]}\
            """.formatted(sessionId, REVIEW_QUEUE, maxConcurrent, list);
    }
}
