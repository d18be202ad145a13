package io.tightloop.baton.protocol;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Visits every situation that can be reached, nearest first, until one is wrong. */
final class Explorer {
    private record Visit(char beginning, Ring ring, Visit before, String step) {}

    private final Queue<Visit> open = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private long situations;

    /** How many situations were visited. */
    long situations() {
        return situations;
    }

    /** The shortest way from any of the beginnings to a wrong situation, step by step; empty when there is none. */
    Optional<List<String>> counterexample(List<Ring> beginnings) {
        for (Ring beginning : beginnings) {
            open.add(new Visit((char) open.size(), beginning, null, beginning.toString()));
        }
        while (!open.isEmpty()) {
            Visit visit = open.remove();
            situations++;
            Optional<String> wrong = visit.ring.violation();
            if (wrong.isPresent()) {
                return Optional.of(trace(visit, wrong.get()));
            }
            for (Ring.Step step : visit.ring.steps()) {
                if (known.add(visit.beginning + step.next().key())) {
                    open.add(new Visit(visit.beginning, step.next(), visit, step.name()));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> trace(Visit end, String wrong) {
        LinkedList<String> trace = new LinkedList<>(List.of(wrong));
        for (Visit visit = end; visit != null; visit = visit.before) {
            trace.addFirst(visit.step);
        }
        return trace;
    }
}
