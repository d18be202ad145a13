package io.tightloop.notifier.table;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.feed.Place;
import io.tightloop.notifier.notice.Notice;
import io.tightloop.schemas.Notification;
import io.tightloop.schemas.NotificationKind;
import io.tightloop.schemas.Phase;
import java.util.Locale;
import java.util.Map;

/**
 * A notification as it is kept.
 *
 * @param id unique, the same however often it is told
 * @param shard partition of the topic that it goes to
 * @param number place in the shard, from 1, without gaps; null until the start of the session is read
 * @param iteration from 1; 0 when unknown
 * @param data a JSON object as text
 * @param happenedAt ms since the epoch
 * @param acknowledgedAt ms since the epoch; null while nobody has
 */
@MappedEntity("notifications")
public record NotificationRow(
        @Id String id,
        int shard,
        @Nullable Long number,
        String sessionId,
        String kind,
        String phase,
        int iteration,
        String subject,
        String text,
        String data,
        long happenedAt,
        @Nullable Long acknowledgedAt,
        @Nullable String acknowledgedBy) {

    /** Of an event at its place, which gives at most one notification of a kind; not numbered yet. */
    public static NotificationRow of(Place place, String topic, String sessionId, Notice notice) {
        var id = "%s-%d-%d-%s".formatted(topic, place.partition(), place.offset(), word(notice.kind()));
        return of(id, place.partition(), sessionId, notice);
    }

    /** With an id of its own; not numbered yet. */
    public static NotificationRow of(String id, int shard, String sessionId, Notice notice) {
        return new NotificationRow(
                id,
                shard,
                null,
                sessionId,
                notice.kind().name(),
                notice.phase().name(),
                notice.iteration(),
                notice.subject(),
                notice.text(),
                notice.data(),
                notice.at(),
                null,
                null);
    }

    /** A kind as clients read it. */
    public static String word(NotificationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** With its place in the shard, and the session's iteration where the event did not say one. */
    NotificationRow numbered(long place, int sessionIteration) {
        return new NotificationRow(
                id,
                shard,
                place,
                sessionId,
                kind,
                phase,
                iteration == 0 ? sessionIteration : iteration,
                subject,
                text,
                data,
                happenedAt,
                acknowledgedAt,
                acknowledgedBy);
    }

    /** As it goes to the topic. */
    public Notification message(String name, Map<String, String> labels) {
        return Notification.newBuilder()
                .setId(id)
                .setKind(NotificationKind.valueOf(kind))
                .setSessionId(sessionId)
                .setName(name)
                .setLabels(labels)
                .setPhase(Phase.valueOf(phase))
                .setIteration(iteration)
                .setSubject(subject)
                .setText(text)
                .setData(data)
                .setAt(happenedAt)
                .build();
    }
}
