package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every order in which the records of one small session can be delivered: each step, one service reads one command, one
 * handoff or one answer of a worker, or one worker does one item. Worlds that are alike are visited once.
 */
final class Interleavings {
    private final List<SpecificRecord> commands;
    private final List<Verdict> verdicts;
    private final Set<Long> known = new HashSet<>();
    private long ends;

    /**
     * @param commands what is in the commands topic from the beginning
     * @param verdicts what verifications say, one after another; the last one from then on
     */
    Interleavings(List<SpecificRecord> commands, List<Verdict> verdicts) {
        this.commands = commands;
        this.verdicts = verdicts;
    }

    /** Worlds that were visited. */
    int situations() {
        return known.size();
    }

    /** Ways to an end, of which no two are alike. */
    long ends() {
        return ends;
    }

    /** What becomes visible until something goes wrong, and what that is; empty when nothing can. */
    Optional<List<String>> counterexample(Cast cast) {
        Deque<Situation> open = new ArrayDeque<>();
        open.push(Situation.first(cast, commands));
        while (!open.isEmpty()) {
            Situation situation = open.pop();
            List<Situation> next = situation.next(verdicts);
            if (next.isEmpty()) {
                ends++;
                Optional<List<String>> wrong = situation.judge();
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
            next.stream().filter(one -> known.add(one.fingerprint())).forEach(open::push);
        }
        return Optional.empty();
    }
}
