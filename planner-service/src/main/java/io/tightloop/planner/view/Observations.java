package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.planner.view.ObservationRow.Kind;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionPolled;
import io.tightloop.schemas.TaskVerified;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** What goes into a session's audit: every question, answer, signal, verdict, waiver and decision, once. */
final class Observations {
    private static final Set<String> NOT_NOTED = Set.of("StartSession", "ArchiveSession");

    private Observations() {}

    static Optional<ObservationRow> of(Teller teller, Place place, SpecificRecord event) {
        if (isRelayed(teller, event)) {
            return Optional.empty();
        }
        return noted(event).map(noted -> noted.row(id(place, event), name(event), phase(teller, event)));
    }

    /** Waivers are relayed too: they are told apart by what they say. */
    private static boolean isRelayed(Teller teller, SpecificRecord event) {
        return switch (event) {
            case SessionStarted _ -> teller != Teller.PLANNER;
            case MessageSent e -> !teller.is(e.getOrigin());
            default -> false;
        };
    }

    private static Optional<Noted> noted(SpecificRecord event) {
        return switch (event) {
            case ConfirmationRequested e -> Optional.of(question(e));
            case ConfirmationAnswered e -> Optional.of(answer(e));
            case ConfirmationWithdrawn e -> Optional.of(withdrawal(e));
            case CommandAccepted e -> command(e);
            case CommandRejected e -> command(e);
            case CriterionVerified e -> Optional.of(verdict(e));
            case TaskVerified e -> Optional.of(verdict(e));
            case CriterionWaived e -> Optional.of(waiver(e));
            case MessageSent e -> Optional.of(message(e));
            case SessionSuspended _, SuspensionPolled _, SuspensionEnded _ -> Suspensions.of(event);
            default -> Decisions.of(event);
        };
    }

    /** A waiver that is relayed is the same one: it has the same time. */
    private static String id(Place place, SpecificRecord event) {
        return event instanceof CriterionWaived waived
                ? "%s/%s:%d".formatted(waived.getSessionId(), waived.getCriterionId(), waived.getAt())
                : place.id();
    }

    private static String name(SpecificRecord event) {
        return event.getSchema().getName();
    }

    /** The teller's phase; a waiver may be relayed by another one, and parking has none. */
    private static String phase(Teller teller, SpecificRecord event) {
        return switch (event) {
            case CriterionWaived _, SessionParked _, SessionRedriven _ -> null;
            default -> teller.phase();
        };
    }

    private static Noted question(ConfirmationRequested e) {
        var summary = e.getReply().isEmpty() ? e.getQuestion() : e.getQuestion() + " The worker says: " + e.getReply();
        return new Noted(
                Kind.QUESTION, e.getSessionId(), e.getAt(), e.getIteration(), e.getConfirmationId(), summary, "");
    }

    private static Noted answer(ConfirmationAnswered e) {
        return new Noted(
                Kind.ANSWER,
                e.getSessionId(),
                e.getAt(),
                e.getIteration(),
                e.getConfirmationId(),
                Noted.said(e.getAnswer().name(), e.getFeedback()),
                e.getBy());
    }

    private static Noted withdrawal(ConfirmationWithdrawn e) {
        return new Noted(
                Kind.WITHDRAWAL,
                e.getSessionId(),
                e.getAt(),
                e.getIteration(),
                e.getConfirmationId(),
                e.getReason(),
                "");
    }

    private static Optional<Noted> command(CommandAccepted e) {
        return command(new Noted(
                kind(e.getCommand()),
                e.getSessionId(),
                e.getAt(),
                e.getIteration(),
                e.getCommand(),
                Noted.said("accepted", e.getDetail()),
                e.getBy()));
    }

    private static Optional<Noted> command(CommandRejected e) {
        return command(new Noted(
                kind(e.getCommand()),
                e.getSessionId(),
                e.getAt(),
                e.getIteration(),
                e.getCommand(),
                Noted.said("refused, " + e.getReason(), e.getDetail()),
                e.getBy()));
    }

    private static Optional<Noted> command(Noted noted) {
        return Optional.of(noted).filter(answer -> !NOT_NOTED.contains(answer.subject()));
    }

    private static Kind kind(String command) {
        return command.equals("SendSignal") ? Kind.SIGNAL : Kind.COMMAND;
    }

    private static Noted verdict(CriterionVerified e) {
        var verdict = e.getVerdict() + (e.getRegression() ? " (it had passed before)" : "");
        return new Noted(
                Kind.VERDICT,
                e.getSessionId(),
                e.getAt(),
                e.getIteration(),
                e.getCriterionId(),
                Noted.said(verdict, e.getEvidence().getSummary()),
                e.getEvidence().getBy());
    }

    private static Noted verdict(TaskVerified e) {
        var verdict = "check %d of attempt %d %s".formatted(e.getCheck() + 1, e.getAttempt(), e.getVerdict());
        return new Noted(
                Kind.VERDICT,
                e.getSessionId(),
                e.getAt(),
                e.getIteration(),
                e.getTaskId(),
                Noted.said(verdict, e.getEvidence().getSummary()),
                e.getEvidence().getBy());
    }

    private static Noted message(MessageSent e) {
        var message = e.getMessage();
        return new Noted(
                Kind.MESSAGE,
                e.getSessionId(),
                message.getAt(),
                e.getIteration(),
                message.getId(),
                message.getText(),
                message.getBy());
    }

    private static Noted waiver(CriterionWaived e) {
        return new Noted(
                Kind.WAIVER,
                e.getSessionId(),
                e.getAt(),
                e.getIteration(),
                e.getCriterionId(),
                e.getReason() + " (approved by " + e.getApprovedBy() + ")",
                e.getBy());
    }
}
