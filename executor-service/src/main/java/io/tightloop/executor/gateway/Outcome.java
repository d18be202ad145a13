package io.tightloop.executor.gateway;

/** What came of a report about work. */
sealed interface Outcome {
    /** The claim was held: it counts. */
    record Accepted() implements Outcome {}

    /** It changes nothing. */
    record Ignored(String reason) implements Outcome {}

    /** It is durable; its dispatcher has not judged it yet. */
    record Pending() implements Outcome {}
}
