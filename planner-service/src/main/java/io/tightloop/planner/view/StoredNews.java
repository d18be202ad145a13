package io.tightloop.planner.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.DeadLetter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Tells those who wait for something to be stored that it is. */
@Singleton
class StoredNews {
    private final Watermarks watermarks;
    private final SessionWatches watches;
    private final DelegationNews delegations;
    private final MeterRegistry meters;

    StoredNews(Watermarks watermarks, SessionWatches watches, DelegationNews delegations, MeterRegistry meters) {
        this.watermarks = watermarks;
        this.watches = watches;
        this.delegations = delegations;
        this.meters = meters;
    }

    /** A batch is stored, up to these offsets by partition. */
    void stored(List<Recorded> batch, Map<String, Long> last) {
        watermarks.raise(last);
        watches.changed(() -> batch.stream().flatMap(StoredNews::session).collect(Collectors.toUnmodifiableSet()));
        batch.stream().flatMap(record -> record.event().stream()).forEach(this::heard);
    }

    private void heard(SpecificRecord event) {
        if (event instanceof DeadLetter) {
            meters.counter("tightloop.dead.letters.read").increment();
        }
        delegations.heard(event);
    }

    private static Stream<String> session(Recorded record) {
        return record.event().stream().map(event ->
                (String) event.get(event.getSchema().getField("sessionId").pos()));
    }
}
