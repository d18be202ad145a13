package io.tightloop.notifier.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.tightloop.baton.http.Asked;
import io.tightloop.baton.http.Cursor;
import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.http.Page;
import io.tightloop.baton.http.Refused;
import io.tightloop.notifier.table.NotificationBody;
import io.tightloop.notifier.table.NotificationFilter;
import io.tightloop.notifier.table.Notifications;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists what was told, and notes what somebody has seen. */
@Controller("/v1/notifications")
@ExecuteOn(TaskExecutors.BLOCKING)
class NotificationsController {
    private static final List<String> STATES = Arrays.stream(NotificationFilter.State.values())
            .map(state -> state.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Notifications notifications;

    NotificationsController(Notifications notifications) {
        this.notifications = notifications;
    }

    /**
     * Notifications, the newest first: those of this session, of these kinds (with commas), of sessions of this name
     * and with all of these labels (name:value), and in this state (unacknowledged, acknowledged, undelivered).
     */
    @Get
    @Refusable
    Page<NotificationBody> list(
            @Nullable @QueryValue String session,
            @Nullable @QueryValue String kind,
            @Nullable @QueryValue String name,
            @Nullable @QueryValue List<String> label,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue @Schema(type = "integer") String limit,
            @Nullable @QueryValue String cursor) {
        var asked = new Asked();
        var filter = new NotificationFilter(
                asked.text("session", session),
                Kinds.upper(asked.words("kind", kind, Kinds.WORDS)),
                asked.text("name", name),
                asked.labels("label", label == null ? List.of() : label),
                asked.one("state", state, STATES).map(Kinds::state));
        int most = asked.limit(limit);
        var from = cursor == null
                ? new Cursor.Oldest(Long.MAX_VALUE, "")
                : asked.handedOut(cursor, Cursor.Oldest::of, Cursor.Oldest.of(null));
        asked.refuse();
        return Page.of(
                notifications.before(filter, from.at(), from.id(), most + 1),
                most,
                found -> NotificationBody.of(found.notification(), found.session()),
                found -> new Cursor.Oldest(
                                found.notification().happenedAt(),
                                found.notification().id())
                        .cursor());
    }

    /** One notification. */
    @Get("/{id}")
    @Refusable
    NotificationBody one(String id) {
        return body(id, notifications.find(id));
    }

    /** Notes that somebody has seen it; who did first stays. */
    @Post("/{id}/acknowledge")
    @Refusable
    @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Acknowledgement.class)))
    NotificationBody acknowledge(String id, @Nullable @Body @Schema(hidden = true) byte[] text) {
        return body(id, notifications.acknowledge(id, by(text)));
    }

    private static String by(byte[] text) {
        if (text == null || text.length == 0) {
            return "";
        }
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors).fields(List.of("by"));
        var by = json.text("by", 256).orElse("");
        errors.refuse();
        return by;
    }

    private static NotificationBody body(String id, Optional<Notifications.Found> found) {
        return found.map(row -> NotificationBody.of(row.notification(), row.session()))
                .orElseThrow(() -> new Refused.Unknown("There is no notification '" + id + "'"));
    }
}
