package io.tightloop.planner.view;

import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;

/** A partition of the event topics in memory, one for each application, with the read model behind it. */
@Singleton
@Requires(env = "planner-test")
public final class EventStore {
    private static final AtomicInteger NEXT = new AtomicInteger(7);

    private final int partition = NEXT.getAndIncrement();
    private final Topics topics = Stories.TOPICS;
    private final ReadModelWriter writer;
    private final Map<String, Long> ends = new HashMap<>();
    private final List<Recorded> late = new ArrayList<>();

    EventStore(ReadModelWriter writer) {
        this.writer = writer;
    }

    /** Writes events of the planner and stores them; the place of the last one is returned. */
    public Place append(List<? extends SpecificRecord> events) {
        return append(topics.planEvents(), events);
    }

    /** Writes events of the executor and stores them; the place of the last one is returned. */
    public Place executed(SpecificRecord... events) {
        return append(topics.executionEvents(), List.of(events));
    }

    /** Writes dead letters and stores them. */
    public void died(DeadLetter... letters) {
        append(topics.deadLetters(), List.of(letters));
    }

    /** The partition that everything is in. */
    public int partition() {
        return partition;
    }

    /** Writes that these sessions are started for a task and stores it. */
    public void startedFor(String parent, String task, List<String> children) {
        append(children.stream()
                .map(child -> Delegation.started(child, parent, task, 5L))
                .toList());
    }

    /** A place that no record has reached yet. */
    public Place beyond() {
        return new Place(topics.planEvents(), partition, 1_000_000_000L);
    }

    /** Writes events of the planner that are stored later; the place of the last one is returned. */
    public synchronized Place late(List<? extends SpecificRecord> events) {
        late.addAll(written(topics.planEvents(), events));
        return late.getLast().place();
    }

    /** Stores what is late. */
    public synchronized void catchUp() {
        writer.store(List.copyOf(late));
        late.clear();
    }

    private synchronized Place append(String topic, List<? extends SpecificRecord> events) {
        var batch = written(topic, events);
        writer.store(batch);
        return batch.getLast().place();
    }

    private List<Recorded> written(String topic, List<? extends SpecificRecord> events) {
        var batch = new ArrayList<Recorded>();
        for (var event : events) {
            long offset = ends.merge(topic, 1L, Long::sum) - 1;
            batch.add(new Recorded(new Place(topic, partition, offset), Optional.of(event)));
        }
        return batch;
    }
}
