package io.tightloop.notifier.notice;

import static io.tightloop.schemas.NotificationKind.CONFIRMATION_NEEDED;
import static io.tightloop.schemas.NotificationKind.ESCALATED;
import static io.tightloop.schemas.NotificationKind.RESUMED;
import static io.tightloop.schemas.NotificationKind.SUSPENDED;
import static io.tightloop.schemas.NotificationKind.UPDATE;

import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionPolled;
import java.time.Instant;
import java.util.Locale;

/** What is told of questions, suspensions and other things that a session waits for. */
final class WaitNotices {
    private WaitNotices() {}

    static Notice of(ConfirmationRequested event) {
        var data = Data.none()
                .and("confirmationKind", event.getKind())
                .and("about", event.getSubject())
                .and("question", event.getQuestion())
                .and("options", event.getOptions())
                .and("detail", event.getDetail())
                .and("reply", event.getReply());
        return new Notice(
                CONFIRMATION_NEEDED,
                event.getPhase(),
                event.getIteration(),
                event.getConfirmationId(),
                event.getQuestion(),
                data.text(),
                event.getAt());
    }

    static Notice of(SessionSuspended event) {
        var suspension = event.getSuspension();
        var until = suspension.getUntil();
        var data = Data.none()
                .and("type", suspension.getType())
                .and("reason", suspension.getReason())
                .and("until", until == null ? "" : Instant.ofEpochMilli(until).toString())
                .and("about", event.getSubject())
                .and("by", event.getBy());
        var text = "The session is suspended (%s)%s"
                .formatted(
                        suspension.getType().name().toLowerCase(Locale.ROOT),
                        suspension.getReason().isEmpty() ? "." : ": " + suspension.getReason());
        return Notice.of(SUSPENDED, event.getPhase(), event.getIteration(), text, data, event.getAt());
    }

    /** The last poll: from now on only a person can end the suspension. */
    static Notice of(SuspensionPolled event) {
        var data = Data.none().and("polls", event.getAttempts()).and("summary", event.getSummary());
        var text = "The condition of the suspension was not met after %d polls: a person must decide."
                .formatted(event.getAttempts());
        return Notice.of(ESCALATED, event.getPhase(), event.getIteration(), text, data, event.getAt());
    }

    static Notice of(SuspensionEnded event) {
        var data =
                Data.none().and("how", event.getHow()).and("by", event.getBy()).and("comment", event.getComment());
        var text = "The suspension is over: " + event.getHow().name().toLowerCase(Locale.ROOT) + ".";
        return Notice.of(RESUMED, event.getPhase(), event.getIteration(), text, data, event.getAt());
    }

    static Notice of(SessionParked event) {
        var data = Data.none()
                .and("service", event.getService())
                .and("topic", event.getTopic())
                .and("offset", event.getOffset())
                .and("cause", event.getCause());
        var text = "The %s could not read a record, and the session waits for a redrive: %s"
                .formatted(event.getService(), event.getCause());
        return Notice.of(ESCALATED, Phase.UNKNOWN, 0, text, data, event.getAt());
    }

    static Notice of(SessionRedriven event) {
        var data = Data.none().and("service", event.getService()).and("by", event.getBy());
        var text = "The %s goes on%s."
                .formatted(event.getService(), event.getSkipped() ? " without the record that it could not read" : "");
        return Notice.of(RESUMED, Phase.UNKNOWN, 0, text, data, event.getAt());
    }

    static Notice of(MessageSent event) {
        var message = event.getMessage();
        var data = Data.none().and("message", message.getText()).and("by", message.getBy());
        var who = message.getBy().isEmpty() ? "Somebody" : message.getBy();
        return Notice.of(
                UPDATE,
                Phase.UNKNOWN,
                event.getIteration(),
                who + " sent the workers a message.",
                data,
                message.getAt());
    }
}
