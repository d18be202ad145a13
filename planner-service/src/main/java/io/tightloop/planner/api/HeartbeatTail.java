package io.tightloop.planner.api;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.feed.EventConsumers;
import io.tightloop.baton.service.EventTail;
import io.tightloop.baton.service.Heard;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkSuspended;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;

/**
 * Hears in every instance what workers say of tasks while they are at them. Only heartbeats are decoded, and the
 * results of sessions that had some.
 */
@Context
@Requires(beans = EventConsumers.class)
class HeartbeatTail {
    private static final String TASKS = "executor";

    private final EventTail tail;
    private final Heartbeats heartbeats;
    private Thread thread;

    HeartbeatTail(Topics topics, EventConsumers consumers, Heartbeats heartbeats) {
        var source = new EventTail.Source(
                List.of(topics.workEvents()),
                Duration.ZERO,
                EventTail.UNHURRIED,
                consumers::free,
                consumers::deserializer);
        this.tail = new EventTail(source, this::heard);
        this.heartbeats = heartbeats;
    }

    @PostConstruct
    void start() {
        thread = Thread.ofPlatform().name("heartbeat-tail").start(tail);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(10));
    }

    private void heard(Heard record) throws InterruptedException {
        if (!record.header(Headers.DISPATCHER).equals(TASKS)) {
            return;
        }
        switch (record.type()) {
            case "WorkHeartbeat" -> record.value(WorkHeartbeat.class).ifPresent(heartbeats::heard);
            case "WorkCompleted", "WorkFailed", "WorkSuspended" -> over(record);
            default -> {}
        }
    }

    private void over(Heard record) throws InterruptedException {
        if (heartbeats.knows(record.key())) {
            record.value(WorkCompleted.class).ifPresent(result -> heartbeats.over(result.getWorkId()));
            record.value(WorkFailed.class).ifPresent(failure -> heartbeats.over(failure.getWorkId()));
            record.value(WorkSuspended.class).ifPresent(pause -> heartbeats.over(pause.getWorkId()));
        }
    }
}
