package io.tightloop.executor.gateway;

import io.tightloop.baton.http.Refused;
import io.tightloop.baton.http.Room;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.WorkHeartbeat;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Passes on what agents say about their work and tells them what came of it. */
@Singleton
final class Reports {
    private static final Duration DURABLE = Duration.ofSeconds(10);

    private final WorkEvents events;
    private final Attempts attempts;
    private final Outcomes outcomes;
    private final Hearing hearing;
    private final GatewaySettings settings;
    private final Room room;

    Reports(WorkEvents events, Attempts attempts, Outcomes outcomes, Hearing hearing, GatewaySettings settings) {
        this.events = events;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.hearing = hearing;
        this.settings = settings;
        this.room = new Room("reports", settings.reports());
    }

    /**
     * Renews the lease, unless the work is called off.
     *
     * @throws Refused.Over when it is known here that the attempt is over
     * @throws Refused.Busy when too many reports wait already
     */
    CompletableFuture<LeaseBody> heartbeat(Ticket ticket, WorkHeartbeat heartbeat) {
        attempts.whyOver(ticket.claimId()).ifPresent(reason -> {
            throw over(reason);
        });
        if (attempts.isCancelled(ticket.workId())) {
            return CompletableFuture.completedFuture(lease(ticket, null));
        }
        var place = room.enter();
        return written(ticket, heartbeat, WorkEvents.headers(ticket, heartbeat))
                .whenComplete((_, _) -> place.close())
                .thenApply(at -> lease(ticket, Instant.ofEpochMilli(at + ticket.leaseMs())));
    }

    private LeaseBody lease(Ticket ticket, Instant until) {
        boolean cancelled = attempts.isCancelled(ticket.workId());
        var news = attempts.news(ticket.sessionId(), ticket.claimId());
        return new LeaseBody(
                cancelled ? null : until,
                cancelled,
                news.stream().map(MessageBody::of).toList());
    }

    /**
     * Lets nobody store a result in vain.
     *
     * @throws Refused.Over when it is known here that the attempt is over
     */
    void refuseOver(Ticket ticket) {
        attempts.whyOver(ticket.claimId()).ifPresent(reason -> {
            throw over(reason);
        });
    }

    /**
     * Passes a result on and waits for what comes of it, a while.
     *
     * @throws Refused.Busy when too many reports wait already
     */
    CompletableFuture<Outcome> result(Ticket ticket, SpecificRecord result) throws InterruptedException {
        var known = attempts.whyOver(ticket.claimId());
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(new Outcome.Ignored(known.get()));
        }
        var place = room.enter();
        try {
            return judged(ticket, result).whenComplete((_, _) -> place.close());
        } catch (RuntimeException | InterruptedException e) {
            place.close();
            throw e;
        }
    }

    private CompletableFuture<Outcome> judged(Ticket ticket, SpecificRecord result) throws InterruptedException {
        if (!hearing.awaitOpen(settings.outcome())) {
            throw new Refused.Unavailable("The service is starting");
        }
        var headers = WorkEvents.headers(ticket, result);
        var id = Headers.text(headers, Headers.ID);
        var outcome = outcomes.expect(id, ticket, result);
        return written(ticket, result, headers)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        outcomes.forget(id);
                    }
                })
                .thenCompose(_ -> outcome.copy()
                        .completeOnTimeout(
                                new Outcome.Pending(), settings.outcome().toMillis(), TimeUnit.MILLISECONDS));
    }

    static Refused.Over over(String reason) {
        return new Refused.Over("The attempt is over: " + reason);
    }

    private CompletableFuture<Long> written(Ticket ticket, SpecificRecord event, RecordHeaders headers) {
        return events.write(ticket, event, headers)
                .orTimeout(DURABLE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    throw refused(failure instanceof CompletionException ? failure.getCause() : failure);
                });
    }

    private static Refused refused(Throwable failure) {
        return failure instanceof RecordTooLargeException
                ? Refused.TooLarge.ofMessage()
                : new Refused.Unavailable("It could not be written in time; send it again");
    }
}
