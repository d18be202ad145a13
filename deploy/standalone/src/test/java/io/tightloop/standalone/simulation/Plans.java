package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Task;
import java.util.ArrayList;
import java.util.List;

/** Plans that agents and people make: most can be run. */
final class Plans {
    private Plans() {}

    /** @param wild whether it may be one that cannot be run; null is no plan at all */
    static List<Task> drawn(String prefix, Dice dice, boolean wild) {
        Briefs briefs = new Briefs(dice);
        List<Task> tasks = new ArrayList<>(briefs.tasks(prefix, 1 + dice.roll(3)));
        if (!wild || dice.chance(70)) {
            return tasks;
        }
        return switch (dice.roll(5)) {
            case 0 -> null;
            case 1 -> List.of();
            case 2 -> List.of(briefs.task(prefix + "1", List.of(prefix + "1")));
            case 3 -> List.of(tasks.getFirst(), tasks.getFirst());
            default -> List.of(briefs.task("t1", List.of()), briefs.task(prefix + "9", List.of("t1")));
        };
    }
}
