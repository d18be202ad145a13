package io.tightloop.reviewer.review;

import io.tightloop.reviewer.review.Event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a person's answer to a question of the reviewer; every answer is itself answered (design section 4). */
final class Answers {
    private final Input.AnswerConfirmation given;
    private final Command command;
    private final ReviewState state;

    private Answers(Input.AnswerConfirmation given, ReviewState state) {
        this.given = given;
        this.command = given.command();
        this.state = state;
    }

    static List<Event> decide(Input.AnswerConfirmation given, ReviewState state) {
        return new Answers(given, state).events();
    }

    private List<Event> events() {
        Review root = state.root();
        if (!root.known()) {
            return given.archived()
                    ? Ends.rejected(command, Rejection.ARCHIVED, "the session is archived")
                    : Ends.rejected(command, Rejection.UNKNOWN_SESSION, "the reviewer knows no such session");
        }
        return switch (root.status()) {
            case ENDED -> Ends.over(command, root);
            case IDLE, HANDED_OVER, REVIEWING -> open().map(this::answered).orElseGet(this::stale);
        };
    }

    private Optional<Question> open() {
        Question asked = state.root().confirmations().open();
        return asked != null && asked.id().equals(given.confirmationId())
                ? Optional.of(asked)
                : criterion()
                        .filter(criterion ->
                                given.confirmationId().equals(criterion.trial().question()))
                        .map(Criterion::openQuestion);
    }

    /** The criterion that a question's id is about: the id ends with the number of the asking. */
    private Optional<Criterion> criterion() {
        String prefix = "criterion-";
        String id = given.confirmationId();
        int end = id.lastIndexOf('-');
        return id.startsWith(prefix) && end > prefix.length()
                ? state.board().criterion(id.substring(prefix.length(), end))
                : Optional.empty();
    }

    private List<Event> stale() {
        String detail = given.confirmationId() + " is not open: it was answered or withdrawn";
        return Ends.rejected(command, Rejection.STALE, detail);
    }

    private List<Event> answered(Question question) {
        if (given.answer() == Answer.UNKNOWN) {
            return Ends.rejected(command, Rejection.UNSUPPORTED, "answer: not known to this version");
        }
        Optional<String> invalid = new AnswerRules(given, question, state).invalid();
        if (invalid.isPresent()) {
            return Ends.invalid(command, invalid.get());
        }
        Review root = state.root();
        List<Event> events = new ArrayList<>();
        events.add(new Event.CommandAccepted(command, given.answer() + " to " + question.id()));
        events.add(new Event.ConfirmationAnswered(
                question, given.answer(), given.feedback(), command.by(), root.iteration(), command.at()));
        events.addAll(
                switch (question.kind()) {
                    case CRITERION -> criterion().map(this::aboutCriterion).orElseThrow();
                    case DISCOVERIES ->
                        given.answer() == Answer.EDIT ? List.of(Edits.edited(given.tasks())) : List.<Event>of();
                    case DONE -> aboutDone(question);
                });
        return events;
    }

    private List<Event> aboutCriterion(Criterion criterion) {
        return switch (given.answer()) {
            case YES -> judged(criterion, Verdict.PASSED, given.feedback().isBlank() ? "confirmed" : given.feedback());
            case NO -> judged(criterion, Verdict.FAILED, given.feedback());
            case SKIP -> {
                Waiver waiver = new Waiver(given.feedback(), command.by(), command.by());
                yield Waivers.waived(criterion.with(Trial::answered), waiver, state, command.at());
            }
            case EDIT, REVIEW, UNKNOWN -> List.of();
        };
    }

    private List<Event> judged(Criterion criterion, Verdict verdict, String summary) {
        Evidence evidence = Evidence.ofPerson(summary, command.named() ? command.by() : "unknown", command.at());
        int iteration = state.root().iteration();
        return List.of(Verification.verified(criterion, verdict, evidence, iteration, command.at()));
    }

    private List<Event> aboutDone(Question question) {
        Review root = state.root();
        if (given.answer() == Answer.YES) {
            String reason = command.named() ? "confirmed by " + command.by() : "confirmed";
            return List.of(new Event.SessionEnded(
                    EndStatus.COMPLETED, reason, root.iteration(), List.of(), root.counts(), command.at()));
        }
        Finding wish = Finding.of(
                "person/" + question.id(),
                Finding.Source.PERSON,
                "",
                Edits.title(given.feedback()),
                given.feedback(),
                Severity.MAJOR);
        return Discoveries.sift(List.of(wish), root.iteration(), state, command.at());
    }
}
