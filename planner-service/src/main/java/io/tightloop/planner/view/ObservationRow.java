package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * One line of a session's audit; never changed. What happened is {@code event}, in words {@code summary}.
 *
 * @param id place of the event; times in ms since the epoch
 * @param iteration 0 when unknown
 * @param kind what sort of event, a {@link Kind}
 * @param subject task, criterion, question or command that it is about; may be empty
 * @param who person or worker behind it; may be empty
 */
@MappedEntity("observations")
public record ObservationRow(
        @Id String id,
        String sessionId,
        long at,
        int iteration,
        @Nullable String phase,
        String kind,
        String event,
        String subject,
        String summary,
        String who) {

    /** Sorts of observations. */
    public enum Kind {
        /** A person is asked. */
        QUESTION,
        /** A person has answered. */
        ANSWER,
        /** A question is void. */
        WITHDRAWAL,
        /** A BREAK, DONE or CONTINUE was accepted or refused. */
        SIGNAL,
        /** Another command was accepted or refused. */
        COMMAND,
        /** A check has a verdict. */
        VERDICT,
        /** A criterion was waived. */
        WAIVER,
        /** The session waits, has timed out, or waits no more. */
        SUSPENSION,
        /** The workers were told something. */
        MESSAGE,
        /** A service has decided how the session goes on. */
        DECISION
    }
}
