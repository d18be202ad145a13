package io.tightloop.reviewer.review;

import java.util.Optional;
import java.util.stream.Collectors;

/** What an answer must have: one of the options, the words and the name that it needs. */
final class AnswerRules {
    private final Input.AnswerConfirmation given;
    private final Question question;
    private final ReviewState state;

    AnswerRules(Input.AnswerConfirmation given, Question question, ReviewState state) {
        this.given = given;
        this.question = question;
        this.state = state;
    }

    /** What is wrong, beginning with the field. */
    Optional<String> invalid() {
        if (!question.kind().options().contains(given.answer())) {
            String options =
                    question.kind().options().stream().map(Answer::name).collect(Collectors.joining(", "));
            return Optional.of("answer: must be one of " + options);
        }
        boolean edit = given.answer() == Answer.EDIT;
        if (edit == given.tasks().isEmpty()) {
            return Optional.of(edit ? "tasks: EDIT needs at least one" : "tasks: only EDIT takes them");
        }
        return switch (question.kind()) {
            case CRITERION -> aboutCriterion();
            case DISCOVERIES -> edit ? TaskRules.errors(given.tasks(), state.surroundings()) : Optional.empty();
            case DONE -> given.answer() == Answer.NO ? aboutMore() : Optional.empty();
        };
    }

    private Optional<String> aboutCriterion() {
        return switch (given.answer()) {
            case YES -> named("evidence");
            case NO -> said("what is wrong");
            case SKIP ->
                state.policy().blockOnSkip()
                        ? Optional.of("answer: a skip needs an approver while policy.blockOnSkip:"
                                + " POST /v1/sessions/{id}/waivers")
                        : said("why it is skipped").or(() -> named("a waiver"));
            case EDIT, REVIEW, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<String> aboutMore() {
        Review root = state.root();
        int most = root.limits().maxIterations();
        return root.iteration() < most
                ? said("what is missing")
                : Optional.of("policy.maxIterations is " + most + " and iteration " + (root.iteration() + 1)
                        + " would be next");
    }

    private Optional<String> said(String what) {
        return given.feedback().isBlank() ? Optional.of("feedback: say " + what) : Optional.empty();
    }

    private Optional<String> named(String what) {
        return given.command().named() ? Optional.empty() : Optional.of("by: " + what + " needs a name");
    }
}
