package io.tightloop.standalone.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The order of the faults: first the essential ones, then the others, then all again, each time shuffled by the seed. */
final class Timetable {
    private final List<Fault> faults;
    private final Random dice;
    private final Deque<Fault> next = new ArrayDeque<>();
    private int must;

    Timetable(List<Fault> faults, Random dice) {
        this.faults = List.copyOf(faults);
        this.dice = dice;
        var essential = shuffled(faults.stream().filter(Fault::essential).toList());
        must = essential.size();
        next.addAll(essential);
        next.addAll(shuffled(faults.stream().filter(fault -> !fault.essential()).toList()));
    }

    private List<Fault> shuffled(List<Fault> some) {
        var order = new ArrayList<>(some);
        Collections.shuffle(order, dice);
        return order;
    }

    /** The next fault that fits into the seconds that are left; an essential one always does. */
    Optional<Fault> next(long secondsLeft) {
        if (must > 0) {
            must--;
            return Optional.of(next.removeFirst());
        }
        for (int tries = 0; tries < faults.size(); tries++) {
            if (next.isEmpty()) {
                next.addAll(shuffled(faults));
            }
            var fault = next.removeFirst();
            if (fault.seconds() <= secondsLeft) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
