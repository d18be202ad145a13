package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * The draft of a session's plan that counts; written from plan-events alone. Tasks of earlier drafts are given up.
 *
 * @param id session id
 * @param draft its number in the iteration, from 1; the greatest number once the plan is confirmed
 */
@MappedEntity("drafts")
record DraftRow(@Id String id, int iteration, int draft) {
    static DraftRow confirmed(String id, int iteration) {
        return new DraftRow(id, iteration, Integer.MAX_VALUE);
    }
}
