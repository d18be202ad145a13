package io.tightloop.executor.gateway;

import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkItem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Claims items for workers, durably, unless they are known to be called off. */
@Singleton
final class ClaimWriter implements QueueDesk.Claims {
    private static final Duration DURABLE = Duration.ofSeconds(10);

    private final WorkEvents events;
    private final Attempts attempts;
    private final GatewayMeters meters;

    ClaimWriter(WorkEvents events, Attempts attempts, GatewayMeters meters) {
        this.events = events;
        this.attempts = attempts;
        this.meters = meters;
    }

    @Override
    public CompletableFuture<Optional<ItemBody>> claim(WorkItem item, ClaimRequest request) {
        if (attempts.isCancelled(item.getWorkId())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var ticket = Ticket.of(item, UUID.randomUUID().toString(), request);
        var claimed = new WorkClaimed(
                item.getSessionId(),
                item.getWorkId(),
                item.getSubject(),
                ticket.claimId(),
                ticket.worker(),
                request.leaseMs(),
                item.getQueue());
        return events.write(ticket, claimed, WorkEvents.headers(ticket, claimed))
                .orTimeout(DURABLE.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(at -> {
                    attempts.claimed(ticket.claimId(), item.getMessages());
                    meters.claimed();
                    return Optional.of(ItemBody.of(item, ticket, at + ticket.leaseMs()));
                });
    }
}
