package io.tightloop.planner.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.feed.EventConsumers;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.service.EventTail;
import io.tightloop.baton.service.Heard;
import io.tightloop.planner.view.CommandRow;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Topics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Set;

/** Hears the answers to commands in every instance. Requests are taken only once it does. */
@Context
@Requires(beans = EventConsumers.class)
class AnswerTail implements FrontDoor {
    private static final Set<String> TYPES = Set.of("CommandAccepted", "CommandRejected");

    private final EventTail tail;
    private final AnswerBook book;
    private final Counter poison;
    private Thread thread;

    AnswerTail(Topics topics, EventConsumers consumers, AnswerBook book, MeterRegistry meters) {
        var source = new EventTail.Source(
                topics.events(), Duration.ZERO, Duration.ZERO, consumers::free, consumers::deserializer);
        this.tail = new EventTail(source, this::heard);
        this.book = book;
        this.poison = meters.counter("tightloop.answers.poison");
    }

    @PostConstruct
    void start() {
        thread = Thread.ofPlatform().name("answer-tail").start(tail);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(10));
    }

    @Override
    public boolean awaitOpen(Duration longest) throws InterruptedException {
        return tail.awaitFollowing(longest);
    }

    private void heard(Heard heard) throws InterruptedException {
        if (!TYPES.contains(heard.type())) {
            return;
        }
        var place = new Place(heard.topic(), heard.partition(), heard.offset());
        var event = heard.value();
        if (event.isEmpty()) {
            poison.increment();
            return;
        }
        switch (event.get()) {
            case CommandAccepted accepted -> book.answered(CommandRow.of(accepted, place));
            case CommandRejected rejected -> book.answered(CommandRow.of(rejected, place));
            default -> poison.increment();
        }
    }
}
