package io.tightloop.executor.gateway;

import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkItem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
    public Optional<ItemBody> claim(WorkItem item, ClaimRequest request)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (attempts.isCancelled(item.getWorkId())) {
            return Optional.empty();
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
        long at = events.write(ticket, claimed, WorkEvents.headers(ticket, claimed))
                .get(DURABLE.toMillis(), TimeUnit.MILLISECONDS);
        attempts.claimed(ticket.claimId(), item.getMessages());
        meters.claimed();
        return Optional.of(ItemBody.of(item, ticket, at + ticket.leaseMs()));
    }
}
