package io.tightloop.standalone.chaos;

import java.util.Random;

/**
 * Something that goes wrong and is put right again.
 *
 * @param name kind and victim, for example {@code kill-planner}
 * @param kind what goes wrong; recovery is reported for each kind
 * @param seconds how long it takes with its recovery, roughly
 * @param essential whether every run has it, however short
 * @param harm does it and undoes it
 */
record Fault(String name, String kind, int seconds, boolean essential, Harm harm) {

    Fault asEssential() {
        return new Fault(name, kind, seconds, true, harm);
    }

    /** Does harm, undoes it and says when that was, in ns of the machine's running clock. */
    interface Harm {
        Healed run(Stage stage, Random dice) throws InterruptedException;
    }

    /**
     * What was measured on the way.
     *
     * @param at when nothing was wrong any more but what had happened
     * @param working ns from a kill until the victim worked again; negative when that has no meaning
     * @param skipped why nothing was done; empty when it was
     */
    record Healed(long at, long working, String skipped) {
        static Healed now() {
            return new Healed(System.nanoTime(), -1, "");
        }

        static Healed because(String reason) {
            return new Healed(System.nanoTime(), -1, reason);
        }
    }
}
