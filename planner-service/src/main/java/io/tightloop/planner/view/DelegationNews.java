package io.tightloop.planner.view;

import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.TaskDelegated;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * What this instance has stored since it was last asked that may end a delegation: at most 10,000 of each kind, because
 * everything is looked at again from time to time anyway.
 */
@Singleton
class DelegationNews {
    private static final int MOST = 10_000;

    private Set<String> ended = new LinkedHashSet<>();
    private Set<String> delegated = new LinkedHashSet<>();
    private long interrupted = Long.MAX_VALUE;

    /**
     * News.
     *
     * @param ended sessions
     * @param delegated task runs
     * @param interrupted when the first session was interrupted, ms since the epoch; the greatest number when none was
     */
    record News(Set<String> ended, Set<String> delegated, long interrupted) {
        boolean ofInterruption() {
            return interrupted < Long.MAX_VALUE;
        }
    }

    synchronized void heard(SpecificRecord event) {
        switch (event) {
            case SessionEnded e -> {
                add(ended, e.getSessionId());
                if (e.getStatus() == EndStatus.INTERRUPTED) {
                    interrupted = Math.min(interrupted, e.getAt());
                }
            }
            case TaskDelegated e -> add(delegated, TaskRow.id(e.getSessionId(), e.getTaskId()));
            default -> {}
        }
    }

    /** What is new since the last call. */
    synchronized News take() {
        var news = new News(ended, delegated, interrupted);
        ended = new LinkedHashSet<>();
        delegated = new LinkedHashSet<>();
        interrupted = Long.MAX_VALUE;
        return news;
    }

    private static void add(Set<String> known, String id) {
        if (known.size() < MOST) {
            known.add(id);
        }
    }
}
