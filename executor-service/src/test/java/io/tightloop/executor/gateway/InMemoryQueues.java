package io.tightloop.executor.gateway;

import io.micronaut.context.annotation.Requires;
import io.tightloop.schemas.WorkItem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;

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
    public WorkSupply open(String name, int most) {
        return new InMemorySupply(queue(name), most, _ -> {});
    }
}
