package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.schemas.CriterionWaived;

/**
 * The waiver of a criterion; there is at most one, and a relay of it says the same.
 *
 * @param id session id, slash, criterion id
 * @param waivedAt ms since the epoch
 */
@MappedEntity("waivers")
public record WaiverRow(
        @Id String id, String sessionId, String reason, String waivedBy, String approvedBy, long waivedAt) {

    static WaiverRow of(String id, CriterionWaived event) {
        return new WaiverRow(
                id, event.getSessionId(), event.getReason(), event.getBy(), event.getApprovedBy(), event.getAt());
    }
}
