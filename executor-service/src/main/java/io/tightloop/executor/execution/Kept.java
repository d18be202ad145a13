package io.tightloop.executor.execution;

import java.util.List;

/**
 * A result that is not accepted yet: its checks or a person decide.
 *
 * @param attempt the attempt whose result it is
 * @param output a JSON value as text
 * @param outputRef the output in the payload store, when output is the text null; null for one that is here
 * @param from place of the first check that has not passed, from 0
 * @param tries failed attempts at that check, or at the question
 * @param question what a person asks the worker; empty for nothing
 * @param reply what the worker answered last; empty for nothing
 */
public record Kept(
        int attempt,
        String output,
        Payload outputRef,
        List<Discovery> discovered,
        int from,
        int tries,
        String question,
        String reply) {

    static Kept of(int attempt, Input.CompleteWork result) {
        return new Kept(attempt, result.output(), result.outputRef(), result.discovered(), 0, 0, "", "");
    }

    /** The output in words: itself, or where it is. */
    String shown() {
        return outputRef == null
                ? output
                : outputRef.bytes() + " bytes are in the payload store under " + outputRef.hash();
    }

    Kept passed(int check) {
        return new Kept(attempt, output, outputRef, discovered, check + 1, 0, question, reply);
    }

    Kept triedAgain() {
        return new Kept(attempt, output, outputRef, discovered, from, tries + 1, question, reply);
    }

    Kept asking(String question) {
        return new Kept(attempt, output, outputRef, discovered, from, 0, question, reply);
    }

    Kept replied(String reply) {
        return new Kept(attempt, output, outputRef, discovered, from, 0, "", reply);
    }
}
