package io.tightloop.baton.stream;

import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionPolled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkRefused;
import org.apache.avro.specific.SpecificRecord;

/** What a service says, each in short words. */
final class Words {
    private Words() {}

    static String of(SpecificRecord event) {
        return switch (event) {
            case CommandAccepted accepted -> accepted.getCommandId() + " " + outcome(accepted.getOutcome());
            case CommandRejected rejected -> rejected.getCommandId() + " rejected " + rejected.getReason();
            case SessionEnded ended -> "ended " + ended.getStatus();
            case TaskSkipped note -> note.getReason();
            case SessionArchived archived -> "archived by " + archived.getOrigin() + " " + baton(archived.getHandoff());
            case SessionParked parked -> "parked by " + parked.getService() + " at " + parked.getOffset();
            case SessionRedriven redriven -> redriven.getSkipped() ? "redriven with a gap" : "redriven";
            case PlanConfirmed plan -> "handoff " + baton(plan.getHandoff());
            case ExecutionFinished finished -> "handoff " + baton(finished.getHandoff());
            case LoopContinued continued -> "handoff " + baton(continued.getHandoff());
            case SessionSuspended waits -> "suspended " + waits.getSuspension().getType();
            case SuspensionPolled polled ->
                "polled " + polled.getAttempts() + (polled.getTimedOut() ? " and timed out" : "");
            case SuspensionEnded over -> "resumed " + over.getHow();
            case MessageSent said -> "said " + said.getMessage().getText();
            case WorkCancelled gone -> "cancelled, " + gone.getReason();
            case WorkRefused refused -> "refused " + refused.getClaimId();
            case ResultIgnored ignored -> "ignored, " + ignored.getReason();
            default -> throw new IllegalArgumentException("no words for " + event);
        };
    }

    private static String outcome(Outcome outcome) {
        return outcome == Outcome.APPLIED ? "accepted" : outcome.name();
    }

    private static String baton(Handoff baton) {
        return baton.getStart() + "/" + baton.getCount() + " up to " + baton.getPosition();
    }
}
