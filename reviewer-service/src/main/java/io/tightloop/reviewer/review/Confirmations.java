package io.tightloop.reviewer.review;

/**
 * What was asked about the iteration as a whole: the {@code open} question (null for none), how often each kind was
 * asked, whether a person {@code agreed} to go on with what is discovered, and whether that was {@code edited}.
 */
public record Confirmations(Question open, int discoveries, int done, boolean agreed, boolean edited) {
    static final Confirmations NONE = new Confirmations(null, 0, 0, false, false);

    Question nextDiscoveries(int iteration) {
        return new Question("discoveries-" + iteration + "-" + (discoveries + 1), Question.Kind.DISCOVERIES, "");
    }

    Question nextDone(int iteration) {
        return new Question("done-" + iteration + "-" + (done + 1), Question.Kind.DONE, "");
    }

    Confirmations asked(Question question) {
        return switch (question.kind()) {
            case DISCOVERIES -> new Confirmations(question, discoveries + 1, done, agreed, edited);
            case DONE -> new Confirmations(question, discoveries, done + 1, agreed, edited);
            case CRITERION -> this;
        };
    }

    Confirmations withdrawn() {
        return new Confirmations(null, discoveries, done, agreed, edited);
    }

    /** NO to what is discovered leaves only what is unproven, whatever was edited before. */
    Confirmations answered(Answer answer) {
        return switch (answer) {
            case YES -> new Confirmations(null, discoveries, done, true, edited);
            case NO -> new Confirmations(null, discoveries, done, true, false);
            case EDIT, REVIEW, SKIP, UNKNOWN -> withdrawn();
        };
    }

    Confirmations edit() {
        return new Confirmations(open, discoveries, done, false, true);
    }
}
