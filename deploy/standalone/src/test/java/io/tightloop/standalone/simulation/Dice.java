package io.tightloop.standalone.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** All that is left to chance, from one number. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from 0 to below {@code sides}. */
    int roll(int sides) {
        return random.nextInt(sides);
    }

    /** True so many times of a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }
}
