package io.tightloop.reviewer.review;

import java.util.List;

/** A question to a person: its id is unique within the run, {@code subject} is a criterion's id or empty. */
public record Question(String id, Kind kind, String subject) {
    /** What is asked: about a manual check, about what was discovered, about the end. */
    public enum Kind {
        CRITERION,
        DISCOVERIES,
        DONE;

        /** Answers that are taken. */
        public List<Answer> options() {
            return switch (this) {
                case CRITERION -> List.of(Answer.YES, Answer.NO, Answer.SKIP);
                case DISCOVERIES -> List.of(Answer.YES, Answer.NO, Answer.EDIT);
                case DONE -> List.of(Answer.YES, Answer.NO);
            };
        }
    }
}
