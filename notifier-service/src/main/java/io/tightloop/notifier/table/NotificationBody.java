package io.tightloop.notifier.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.baton.rows.Json;
import io.tightloop.schemas.NotificationKind;
import java.time.Instant;
import java.util.Map;

/**
 * A notification as clients see it, and receivers of webhooks in the data of the CloudEvent.
 *
 * @param name that groups sessions; empty for none
 * @param phase null when unknown
 * @param iteration from 1; 0 when unknown
 * @param subject task, criterion, confirmation or webhook; empty for the session as a whole
 * @param text one sentence for people
 * @param data what belongs to the kind
 * @param at when it happened
 * @param acknowledgedAt null while nobody has, and in what is sent
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotificationBody(
        String id,
        String kind,
        String sessionId,
        String name,
        Map<String, String> labels,
        String phase,
        int iteration,
        String subject,
        String text,
        JsonNode data,
        Instant at,
        Instant acknowledgedAt,
        String acknowledgedBy) {

    /** As it is sent: the same whenever that is. */
    public static NotificationBody sent(NotificationRow row, SessionRow session) {
        return of(row, session, null, null);
    }

    /** As it stands now. */
    public static NotificationBody of(NotificationRow row, SessionRow session) {
        var acknowledged = row.acknowledgedAt() == null ? null : Instant.ofEpochMilli(row.acknowledgedAt());
        return of(row, session, acknowledged, row.acknowledgedBy());
    }

    private static NotificationBody of(NotificationRow row, SessionRow session, Instant acknowledged, String by) {
        return new NotificationBody(
                row.id(),
                NotificationRow.word(NotificationKind.valueOf(row.kind())),
                row.sessionId(),
                session.name(),
                session.labelsByName(),
                row.phase().equals("UNKNOWN") ? null : row.phase(),
                row.iteration(),
                row.subject(),
                row.text(),
                Json.read(row.data()),
                Instant.ofEpochMilli(row.happenedAt()),
                acknowledged,
                by);
    }
}
