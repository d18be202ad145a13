package io.tightloop.planner.view;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;

/** A partition of the planner's event topic in memory, one for each application, with the read model behind it. */
@Singleton
@Requires(env = "planner-test")
public final class EventStore {
    private static final AtomicInteger NEXT = new AtomicInteger(7);

    private final int partition = NEXT.getAndIncrement();
    private final ReadModelWriter writer;
    private final List<Place> places = new ArrayList<>();

    EventStore(ReadModelWriter writer) {
        this.writer = writer;
    }

    /** Writes events and stores them; the place of the last one is returned. */
    public synchronized Place append(List<? extends SpecificRecord> events) {
        var batch = new ArrayList<Recorded>();
        for (var event : events) {
            var place = new Place(Stories.TOPICS.planEvents(), partition, places.size());
            places.add(place);
            batch.add(new Recorded(place, Optional.of(event)));
        }
        writer.store(batch);
        return places.getLast();
    }

    /** A place that no record has reached yet. */
    public synchronized Place beyond() {
        return new Place(Stories.TOPICS.planEvents(), partition, places.size() + 1_000_000L);
    }
}
