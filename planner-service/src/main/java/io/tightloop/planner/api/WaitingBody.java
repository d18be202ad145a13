package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.planner.view.AttemptRow;
import java.time.Instant;
import java.util.List;

/**
 * One thing that a session waits for.
 *
 * @param subject task, criterion, question, service or session that it is about; null for the session itself
 * @param since when the wait began, as far as it is known
 * @param until when it ends by itself; null when no time ends it
 * @param detail a sentence for people
 * @param moves what would move it
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record WaitingBody(What what, String subject, Instant since, Instant until, String detail, List<MoveBody> moves) {

    /** What can be waited for. */
    enum What {
        /** Nobody has taken the work. */
        WORKER,
        /** A worker has it. */
        LEASE,
        /** It has failed, or its worker waits for the end of a suspension, and is tried again later. */
        RETRY,
        /** A person is asked. */
        ANSWER,
        /** Other tasks come first. */
        DEPENDENCY,
        /** The session is suspended. */
        SUSPENSION,
        /** As much is under way as may be at a time. */
        LIMIT,
        /** A service has the session and has told nothing since: it works, or it does not run. */
        SERVICE,
        /** A service, or the read model, has not read yet what was written about the session. */
        LAG,
        /** A service takes over partitions or restores their state. */
        RESTORE,
        /** A service cannot read what was written about the session. */
        PARKED,
        /** Other sessions do the work. */
        DELEGATE,
        /** Nothing: it has ended. */
        END;

        /** What an attempt that stands so waits for. */
        static What of(AttemptRow.State state) {
            return switch (state) {
                case WAITING, OVER -> WORKER;
                case HELD -> LEASE;
                case RETRYING, GIVEN_BACK -> RETRY;
                case DELEGATED -> DELEGATE;
            };
        }

        /** What a session waits for that its service, which stands so to it, has told nothing of. */
        static What of(Reading.Standing standing) {
            return switch (standing) {
                case READ, ABSENT -> SERVICE;
                case BEHIND -> LAG;
                case RESTORING -> RESTORE;
            };
        }
    }

    /**
     * Something that moves a session.
     *
     * @param command for a shell; null when there is none
     * @param request method, path and body; null when there is none
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MoveBody(String what, String command, String request) {}

    static WaitingBody of(What what, String subject, Long since, Long until, String detail, List<MoveBody> moves) {
        return new WaitingBody(what, subject, instant(since), instant(until), detail, moves);
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
