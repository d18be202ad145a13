package io.tightloop.planner.stream;

import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Event;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.StatusChanged;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What people are asked about a plan, as records of plan-events. */
final class Questions {
    private static final List<Answer> OPTIONS = List.of(Answer.YES, Answer.NO, Answer.EDIT);

    private Questions() {}

    static SpecificRecord requested(Turn turn, Event.ConfirmationRequested asked) {
        return new ConfirmationRequested(
                turn.sessionId(),
                asked.confirmationId(),
                ConfirmationKind.PLAN,
                "",
                asked.question(),
                OPTIONS,
                "",
                "",
                Phase.PLAN,
                asked.iteration(),
                asked.at());
    }

    static SpecificRecord answered(Turn turn, Event.ConfirmationAnswered answered) {
        return new ConfirmationAnswered(
                turn.sessionId(),
                answered.confirmationId(),
                ConfirmationKind.PLAN,
                "",
                Answer.valueOf(answered.answer().name()),
                answered.feedback(),
                answered.by(),
                answered.iteration(),
                answered.at());
    }

    static SpecificRecord withdrawn(Turn turn, Event.ConfirmationWithdrawn withdrawn) {
        return new ConfirmationWithdrawn(
                turn.sessionId(),
                withdrawn.confirmationId(),
                withdrawn.reason(),
                withdrawn.iteration(),
                withdrawn.at());
    }

    static SpecificRecord status(Turn turn, Event.StatusChanged changed) {
        return new StatusChanged(
                turn.sessionId(),
                changed.awaiting() ? SessionStatus.AWAITING : SessionStatus.RUNNING,
                Phase.PLAN,
                changed.iteration(),
                changed.at());
    }
}
