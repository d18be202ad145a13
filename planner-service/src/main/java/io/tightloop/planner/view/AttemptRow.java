package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Where the latest attempt at one piece of work stands; written from the topic of the service that dispatches it alone,
 * in its order. Times in ms since the epoch.
 *
 * @param id session id, phase and subject with slashes between them
 * @param phase the one that the work belongs to
 * @param subject task or criterion id; "plan" for a plan
 * @param state a {@link State}
 * @param attempt from 1
 * @param queue the one it was dispatched to
 * @param worker who has it or had it last; may be empty
 * @param detail RETRYING: what was wrong; GIVEN_BACK: why; DELEGATED: the sessions with commas; else empty
 * @param sinceAt since when the state holds
 * @param untilAt HELD: end of the lease as it was at the claim; RETRYING: when the next attempt follows; else null
 */
@MappedEntity("attempts")
public record AttemptRow(
        @Id String id,
        String sessionId,
        String phase,
        String subject,
        String state,
        int attempt,
        String queue,
        String worker,
        String detail,
        long sinceAt,
        @Nullable Long untilAt) {

    /** What an attempt waits for. */
    public enum State {
        /** Dispatched, not claimed yet. */
        WAITING,
        /** A worker has claimed it. */
        HELD,
        /** It has failed; another one follows. */
        RETRYING,
        /** Its worker has given it back until the session's suspension is over; another one follows. */
        GIVEN_BACK,
        /** It is left to other sessions. */
        DELEGATED,
        /** Nothing: it is over. */
        OVER
    }

    static String id(String sessionId, String phase, String subject) {
        return sessionId + "/" + phase + "/" + subject;
    }

    static AttemptRow waiting(String sessionId, String phase, String subject, int attempt, String queue, long at) {
        var id = id(sessionId, phase, subject);
        return new AttemptRow(id, sessionId, phase, subject, State.WAITING.name(), attempt, queue, "", "", at, null);
    }

    AttemptRow held(String by, long leaseUntil, long at) {
        return in(State.HELD, by, "", at, leaseUntil);
    }

    AttemptRow retrying(String error, long retryAt, long at) {
        return in(State.RETRYING, worker, error, at, retryAt);
    }

    AttemptRow givenBack(String reason, long at) {
        return in(State.GIVEN_BACK, worker, reason, at, null);
    }

    AttemptRow delegated(String sessions, long at) {
        return in(State.DELEGATED, worker, sessions, at, null);
    }

    AttemptRow over() {
        return in(State.OVER, worker, "", sinceAt, null);
    }

    /** The state as a word of its own. */
    public State standing() {
        return State.valueOf(state);
    }

    private AttemptRow in(State next, String by, String said, long at, Long until) {
        return new AttemptRow(id, sessionId, phase, subject, next.name(), attempt, queue, by, said, at, until);
    }
}
