package io.tightloop.executor.gateway;

import io.tightloop.baton.service.EventTail;
import io.tightloop.baton.service.Heard;
import io.tightloop.executor.worker.WorkerWire;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkRefused;
import java.time.Duration;

/** Hears in the event topics what comes of reports, what is called off and what sessions are told. */
final class GatewayTail implements Hearing, AutoCloseable {
    private static final Duration END = Duration.ofSeconds(2);

    private final Attempts attempts;
    private final Outcomes outcomes;
    private final EventTail tail;
    private final Thread thread;

    GatewayTail(WorkerWire wire, Attempts attempts, Outcomes outcomes) {
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.tail = new EventTail(
                new EventTail.Source(
                        wire.topics().events(),
                        Duration.ZERO,
                        Duration.ZERO,
                        EventTail.consumers(wire.clients()),
                        wire.serdes()::deserializer),
                this::hear);
        this.thread = Thread.ofPlatform().daemon().name("gateway-tail").start(tail);
    }

    @Override
    public boolean awaitOpen(Duration longest) throws InterruptedException {
        return tail.awaitFollowing(longest);
    }

    private void hear(Heard record) throws InterruptedException {
        var cause = record.header(Headers.CAUSE);
        switch (record.type()) {
            case "ResultIgnored" ->
                outcomes.ignored(
                        cause,
                        record.value(ResultIgnored.class)
                                .map(ResultIgnored::getReason)
                                .orElse("it was not wanted"));
            case "WorkRefused" ->
                record.value(WorkRefused.class).ifPresent(refused -> {
                    attempts.over(refused.getClaimId(), refused.getReason());
                    outcomes.ignored(cause, refused.getReason());
                });
            // The turn that this report belonged to was undone.
            case "SessionParked" -> {}
            default -> hearMore(record, cause);
        }
    }

    private void hearMore(Heard record, String cause) throws InterruptedException {
        record.value(WorkCancelled.class)
                .ifPresent(called -> attempts.cancelled(called.getWorkId(), called.getReason()));
        record.value(MessageSent.class).ifPresent(sent -> attempts.said(sent.getSessionId(), sent.getMessage()));
        outcomes.accepted(cause);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(END);
    }
}
