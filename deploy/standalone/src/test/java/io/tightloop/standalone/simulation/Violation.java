package io.tightloop.standalone.simulation;

/** A rule of the loop that was broken. */
final class Violation extends RuntimeException {
    Violation(String rule) {
        super(rule, null, false, false);
    }

    static void unless(boolean holds, String rule, Object... about) {
        if (!holds) {
            throw new Violation(rule.formatted(about));
        }
    }
}
