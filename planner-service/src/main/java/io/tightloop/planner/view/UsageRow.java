package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.feed.Place;
import io.tightloop.schemas.UsageRecorded;

/**
 * Tokens that one attempt used: one row an event, so that a sum counts none twice.
 *
 * @param id place of the event
 */
@MappedEntity("usages")
record UsageRow(@Id String id, String sessionId, long inputTokens, long outputTokens, long savedTokens) {
    static UsageRow of(Place place, UsageRecorded event) {
        var usage = event.getUsage();
        return new UsageRow(
                place.id(),
                event.getSessionId(),
                usage.getInputTokens(),
                usage.getOutputTokens(),
                usage.getSavedTokens());
    }
}
