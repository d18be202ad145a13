package io.tightloop.reviewer.stream;

import io.tightloop.baton.Turn;
import io.tightloop.reviewer.review.Attempt;
import io.tightloop.reviewer.review.Event;
import io.tightloop.reviewer.review.Session;
import io.tightloop.schemas.VerificationDispatched;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.Workspace;
import java.util.List;

/** Verifications as work for a queue. */
final class Items {
    private Items() {}

    static VerificationDispatched dispatched(Turn turn, Event.VerificationDispatched sent) {
        return new VerificationDispatched(
                turn.sessionId(),
                sent.criterionId(),
                sent.workId(),
                sent.attempt(),
                sent.queue(),
                sent.iteration(),
                sent.at());
    }

    static WorkItem item(Turn turn, Event.VerificationDispatched sent) {
        TurnBoard board = new TurnBoard(turn);
        Session session = board.session();
        String text = board.criterion(sent.criterionId()).orElseThrow().text();
        return new WorkItem(
                sent.workId(),
                turn.sessionId(),
                WorkKind.VERIFY,
                "reviewer",
                sent.criterionId(),
                sent.queue(),
                sent.attempt(),
                sent.iteration(),
                text,
                "Verify: " + text + "\nGoal: " + session.goal(),
                "{}",
                Shapes.check(sent.check()),
                "",
                "",
                new Workspace(session.workspace()),
                sent.check().longestRunMs(),
                Attempt.LEASE_MS,
                sent.at(),
                List.of());
    }
}
