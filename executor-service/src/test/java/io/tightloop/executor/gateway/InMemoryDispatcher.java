package io.tightloop.executor.gateway;

import io.micronaut.context.annotation.Requires;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkHeartbeat;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Judges reports as a service would: one claim, one result for each attempt; those of sessions {@code silent…} never. */
@Singleton
@Requires(env = "gateway-test")
class InMemoryDispatcher implements WorkEvents, Hearing {
    private final Map<String, String> held = new ConcurrentHashMap<>();
    private final List<SpecificRecord> written = new CopyOnWriteArrayList<>();
    private final List<String> dispatchers = new CopyOnWriteArrayList<>();
    private final Outcomes outcomes;
    private volatile boolean away;

    InMemoryDispatcher(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** From now on nothing can be written, or everything. */
    void away(boolean nowAway) {
        away = nowAway;
    }

    /** The attempt is over without its worker. */
    void takeBack(String workId) {
        held.remove(workId);
    }

    /** Everything of this type that was written about the session. */
    <T extends SpecificRecord> List<T> written(Class<T> type, String sessionId) {
        return written.stream()
                .filter(type::isInstance)
                .filter(event -> event.get(0).equals(sessionId))
                .map(type::cast)
                .toList();
    }

    int written() {
        return written.size();
    }

    List<String> dispatchers() {
        return List.copyOf(dispatchers);
    }

    @Override
    public boolean awaitOpen(Duration longest) {
        return true;
    }

    @Override
    public CompletableFuture<Long> write(Ticket ticket, SpecificRecord event, RecordHeaders headers) {
        if (away) {
            return CompletableFuture.failedFuture(new TimeoutException("no broker"));
        }
        written.add(event);
        dispatchers.add(Headers.text(headers, Headers.DISPATCHER));
        switch (event) {
            case WorkClaimed claimed -> held.putIfAbsent(claimed.getWorkId(), claimed.getClaimId());
            case WorkHeartbeat _ -> {}
            default -> Thread.startVirtualThread(() -> judge(ticket, Headers.text(headers, Headers.ID)));
        }
        return CompletableFuture.completedFuture(System.currentTimeMillis());
    }

    private void judge(Ticket ticket, String id) {
        if (ticket.sessionId().startsWith("silent")) {
            return;
        }
        if (held.remove(ticket.workId(), ticket.claimId())) {
            outcomes.accepted(id);
        } else {
            outcomes.ignored(id, "somebody else has the work");
        }
    }
}
