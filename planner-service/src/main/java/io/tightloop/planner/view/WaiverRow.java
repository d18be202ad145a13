package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.schemas.CriterionWaived;

/**
 * The waiver of a criterion: the first one stays, and a relay of it says the same.
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

    /** The earlier of two waivers of one criterion, whichever topic tells it first; {@code before} may be null. */
    static WaiverRow earlier(WaiverRow before, WaiverRow next) {
        return before != null && before.waivedAt <= next.waivedAt ? before : next;
    }
}
