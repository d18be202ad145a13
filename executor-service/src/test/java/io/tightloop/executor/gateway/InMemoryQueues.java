package io.tightloop.executor.gateway;

import io.micronaut.context.annotation.Requires;
import io.tightloop.schemas.WorkItem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/** Queues in memory; what was not taken comes again. */
@Singleton
@Requires(env = "gateway-test")
class InMemoryQueues implements WorkSupply.Source {
    private final Map<String, BlockingDeque<WorkItem>> queues = new ConcurrentHashMap<>();

    void put(WorkItem item) {
        queue(item.getQueue()).add(item);
    }

    /** Items that nobody has taken. */
    int depth(String queue) {
        return queue(queue).size();
    }

    private BlockingDeque<WorkItem> queue(String name) {
        return queues.computeIfAbsent(name, _ -> new LinkedBlockingDeque<>());
    }

    @Override
    public WorkSupply open(String name) {
        var queue = queue(name);
        return new WorkSupply() {
            private WorkItem acquired;

            @Override
            public Optional<WorkItem> next(Duration longest) throws InterruptedException {
                acquired = queue.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
                return Optional.ofNullable(acquired);
            }

            @Override
            public void taken() {
                acquired = null;
            }

            @Override
            public void giveBack() {
                queue.addFirst(acquired);
                acquired = null;
            }

            @Override
            public void stepAside() {}

            @Override
            public void close() {
                if (acquired != null) {
                    giveBack();
                }
            }
        };
    }
}
