package io.tightloop.executor.worker;

import io.tightloop.schemas.Verdict;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an answer must be.
 *
 * @param status null for any from 200 to 299
 * @param contains text that the body must have; null for none
 * @param headers names and values that it must have
 */
record HttpExpectation(Integer status, String contains, Map<String, String> headers) {

    private static final int QUOTED_BYTES = 1024;

    /** How an answer compares with what was expected, with what was seen in words. */
    record Judgement(Verdict verdict, String words) {}

    boolean accepts(int actual) {
        return status == null ? actual >= 200 && actual < 300 : actual == status;
    }

    Judgement judge(HttpExchange.Reply reply) {
        var words = new StringBuilder("HTTP " + reply.status() + ", " + reply.size());
        var verdict = accepts(reply.status()) ? Verdict.PASSED : Verdict.FAILED;
        if (verdict == Verdict.FAILED) {
            words.append(", expected HTTP ").append(status == null ? "200 to 299" : status);
        }
        for (var header : new TreeMap<>(headers).entrySet()) {
            verdict = worse(verdict, header(header.getKey(), header.getValue(), reply, words));
        }
        if (contains != null) {
            verdict = worse(verdict, body(reply, words));
        }
        return new Judgement(verdict, words.toString());
    }

    private static Verdict header(String name, String value, HttpExchange.Reply reply, StringBuilder words) {
        var came = reply.headers().allValues(name);
        words.append(", ").append(name).append(": ");
        words.append(came.isEmpty() ? "missing" : quoted(String.join(", ", came)));
        if (came.contains(value)) {
            return Verdict.PASSED;
        }
        words.append(" (expected ").append(quoted(value)).append(")");
        return Verdict.FAILED;
    }

    private Verdict body(HttpExchange.Reply reply, StringBuilder words) {
        boolean found = reply.text().contains(contains);
        words.append(found ? ", contains " : ", does not contain ").append(quoted(contains));
        if (found) {
            return Verdict.PASSED;
        }
        // What was not read may contain it.
        return reply.cut() ? Verdict.INCONCLUSIVE : Verdict.FAILED;
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return one == Verdict.FAILED || other == Verdict.PASSED ? one : other;
    }

    private static String quoted(String text) {
        return "\"" + Text.first(text, QUOTED_BYTES) + "\"";
    }
}
