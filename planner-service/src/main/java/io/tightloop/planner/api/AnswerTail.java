package io.tightloop.planner.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.tightloop.planner.view.CommandRow;
import io.tightloop.planner.view.EventConsumers;
import io.tightloop.planner.view.EventDecoder;
import io.tightloop.planner.view.Place;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Topics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the event topics from their ends for answers to commands, in every instance, without a group. Requests are
 * taken only once it reads; after a failure it goes on where it stopped.
 */
@Context
@Requires(beans = EventConsumers.class)
class AnswerTail implements FrontDoor {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerTail.class);
    private static final Set<String> TYPES = Set.of("CommandAccepted", "CommandRejected");
    private static final Duration POLL = Duration.ofMillis(100);

    private final Topics topics;
    private final EventConsumers consumers;
    private final AnswerBook book;
    private final MeterRegistry meters;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private Thread thread;

    AnswerTail(Topics topics, EventConsumers consumers, AnswerBook book, MeterRegistry meters) {
        this.topics = topics;
        this.consumers = consumers;
        this.book = book;
        this.meters = meters;
    }

    @PostConstruct
    void start() {
        thread = Thread.ofPlatform().name("answer-tail").start(this::run);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        closing.countDown();
        thread.join(Duration.ofSeconds(10));
    }

    @Override
    public boolean awaitOpen(Duration longest) throws InterruptedException {
        return reading.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (var consumer = consumers.free();
                    var deserializer = consumers.deserializer()) {
                follow(consumer, new EventDecoder(deserializer, TYPES, meters.counter("tightloop.answers.poison")));
            } catch (RuntimeException e) {
                LOG.warn("Answers cannot be read; trying again", e);
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer, EventDecoder decoder) {
        assign(consumer);
        reading.countDown();
        while (closing.getCount() > 0) {
            consumer.poll(POLL).forEach(message -> {
                answer(message, decoder);
                next.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
            });
        }
    }

    private void assign(Consumer<String, byte[]> consumer) {
        var partitions = topics.events().stream()
                .flatMap(topic -> partitions(consumer, topic).stream())
                .toList();
        consumer.assign(partitions);
        var fresh = partitions.stream()
                .filter(partition -> !next.containsKey(partition))
                .toList();
        consumer.seekToEnd(fresh);
        fresh.forEach(partition -> next.put(partition, consumer.position(partition)));
        next.forEach(consumer::seek);
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        var found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException("The topic " + topic + " does not exist");
        }
        return found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private void answer(ConsumerRecord<String, byte[]> message, EventDecoder decoder) {
        var place = new Place(message.topic(), message.partition(), message.offset());
        decoder.decode(message).ifPresent(event -> {
            switch (event) {
                case CommandAccepted accepted -> book.answered(CommandRow.of(accepted, place));
                case CommandRejected rejected -> book.answered(CommandRow.of(rejected, place));
                default -> {}
            }
        });
    }

    private void pause() {
        try {
            closing.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            closing.countDown();
        }
    }
}
