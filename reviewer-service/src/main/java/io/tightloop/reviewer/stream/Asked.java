package io.tightloop.reviewer.stream;

import io.tightloop.baton.Turn;
import io.tightloop.reviewer.review.Event;
import io.tightloop.reviewer.review.Question;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.Phase;
import org.apache.avro.specific.SpecificRecord;

/** Questions and answers as records of the contract. */
final class Asked {
    private Asked() {}

    static SpecificRecord of(Turn turn, Event.ConfirmationRequested asked) {
        Question question = asked.question();
        return new ConfirmationRequested(
                turn.sessionId(),
                question.id(),
                kind(question),
                question.subject(),
                asked.text(),
                question.kind().options().stream().map(Asked::answer).toList(),
                asked.detail(),
                "",
                Phase.REVIEW,
                asked.iteration(),
                asked.at());
    }

    static SpecificRecord of(Turn turn, Event.ConfirmationAnswered answered) {
        Question question = answered.question();
        return new ConfirmationAnswered(
                turn.sessionId(),
                question.id(),
                kind(question),
                question.subject(),
                answer(answered.answer()),
                answered.feedback(),
                answered.by(),
                answered.iteration(),
                answered.at());
    }

    static SpecificRecord of(Turn turn, Event.ConfirmationWithdrawn withdrawn) {
        return new ConfirmationWithdrawn(
                turn.sessionId(), withdrawn.question().id(), withdrawn.reason(), withdrawn.iteration(), withdrawn.at());
    }

    private static ConfirmationKind kind(Question question) {
        return ConfirmationKind.valueOf(question.kind().name());
    }

    private static Answer answer(io.tightloop.reviewer.review.Answer answer) {
        return Answer.valueOf(answer.name());
    }
}
