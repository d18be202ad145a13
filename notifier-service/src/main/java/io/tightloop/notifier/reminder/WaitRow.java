package io.tightloop.notifier.reminder;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Something that somebody is reminded of until it is over.
 *
 * @param id the session's, a slash, what it is about
 * @param kind {@link Kind}
 * @param subject confirmation; empty for the session as a whole
 * @param text what is waited for, for people
 * @param since when it began, ms since the epoch
 * @param reminded reminders so far
 * @param dueAt when the next one is due, ms since the epoch; null for never, or while the session is not known
 */
@MappedEntity("waits")
record WaitRow(
        @Id String id,
        String sessionId,
        int shard,
        String kind,
        String subject,
        String text,
        long since,
        int reminded,
        @Nullable Long dueAt) {

    /** What is waited for. */
    enum Kind {
        CONFIRMATION,
        SUSPENSION,
        PROGRESS
    }

    static String confirmation(String sessionId, String confirmationId) {
        return sessionId + "/confirmation/" + confirmationId;
    }

    static String suspension(String sessionId) {
        return sessionId + "/suspension";
    }

    static String progress(String sessionId) {
        return sessionId + "/progress";
    }

    WaitRow due(Long at) {
        return new WaitRow(id, sessionId, shard, kind, subject, text, since, reminded, at);
    }

    WaitRow reminded(Long next) {
        return new WaitRow(id, sessionId, shard, kind, subject, text, since, reminded + 1, next);
    }
}
