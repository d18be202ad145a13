package io.tightloop.executor.execution;

import java.util.List;

/**
 * A result that is not accepted yet: its checks or a person decide.
 *
 * @param attempt the attempt whose result it is
 * @param output a JSON value as text
 * @param from place of the first check that has not passed, from 0
 * @param tries failed attempts at that check, or at the question
 * @param question what a person asks the worker; empty for nothing
 * @param reply what the worker answered last; empty for nothing
 */
public record Kept(
        int attempt, String output, List<Discovery> discovered, int from, int tries, String question, String reply) {

    static Kept of(int attempt, String output, List<Discovery> discovered) {
        return new Kept(attempt, output, discovered, 0, 0, "", "");
    }

    Kept passed(int check) {
        return new Kept(attempt, output, discovered, check + 1, 0, question, reply);
    }

    Kept triedAgain() {
        return new Kept(attempt, output, discovered, from, tries + 1, question, reply);
    }

    Kept asking(String question) {
        return new Kept(attempt, output, discovered, from, 0, question, reply);
    }

    Kept replied(String reply) {
        return new Kept(attempt, output, discovered, from, 0, "", reply);
    }
}
