package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * That a task run is left to other sessions now; written with its {@link TaskRunRow}. Few are, so that they are found
 * among all.
 *
 * @param id of the run
 * @param delegatedAt since when, ms since the epoch
 */
@MappedEntity("delegated_runs")
record DelegatedRunRow(@Id String id, String sessionId, long delegatedAt) {
    /** Null for a run that is not. */
    static DelegatedRunRow of(TaskRunRow run) {
        return run.delegatedAt() == null ? null : new DelegatedRunRow(run.id(), run.sessionId(), run.delegatedAt());
    }
}
