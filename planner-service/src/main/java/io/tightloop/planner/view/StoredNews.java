package io.tightloop.planner.view;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells those who wait for something to be stored that it is. */
@Singleton
class StoredNews {
    private final Watermarks watermarks;
    private final SessionWatches watches;
    private final DelegationNews delegations;

    StoredNews(Watermarks watermarks, SessionWatches watches, DelegationNews delegations) {
        this.watermarks = watermarks;
        this.watches = watches;
        this.delegations = delegations;
    }

    /** A batch is stored, up to these offsets by partition. */
    void stored(List<Recorded> batch, Map<String, Long> last) {
        watermarks.raise(last);
        watches.changed(batch.stream().flatMap(StoredNews::session).collect(Collectors.toUnmodifiableSet()));
        batch.stream().flatMap(record -> record.event().stream()).forEach(delegations::heard);
    }

    private static Stream<String> session(Recorded record) {
        return record.event().stream().map(event ->
                (String) event.get(event.getSchema().getField("sessionId").pos()));
    }
}
