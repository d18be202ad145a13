package io.tightloop.planner.api;

import io.tightloop.baton.http.Refused;
import io.tightloop.baton.service.Queues;
import jakarta.inject.Singleton;
import java.util.Set;

/** Makes queues known before a decider sees their names; 503 when Kafka does not let it. */
@Singleton
class KnownQueues {
    private final Queues queues;

    KnownQueues(Queues queues) {
        this.queues = queues;
    }

    void makeKnown(Set<String> names) {
        try {
            queues.makeKnown(names);
        } catch (IllegalStateException e) {
            throw new Refused.Unavailable(e.getMessage());
        }
    }
}
