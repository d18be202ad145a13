package io.tightloop.standalone.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leaves out choices of a schedule as long as the same goes wrong (delta debugging). */
final class Shrinker {
    private final Cast cast;

    Shrinker(Cast cast) {
        this.cast = cast;
    }

    /** The shortest schedule that this finds in which the same kind of thing goes wrong. */
    Schedule shortest(Schedule failing) {
        String wrong = kind(Play.of(failing, cast).orElseThrow());
        Schedule shortest = failing;
        for (int chunk = Math.max(1, failing.choices().size() / 2); chunk >= 1; ) {
            Optional<Schedule> shorter = without(shortest, chunk, wrong);
            if (shorter.isPresent()) {
                shortest = shorter.get();
            } else {
                chunk /= 2;
            }
        }
        return shortest;
    }

    private Optional<Schedule> without(Schedule schedule, int chunk, String wrong) {
        List<Choice> choices = schedule.choices();
        for (int from = 0; from + chunk <= choices.size(); from++) {
            List<Choice> fewer = new ArrayList<>(choices.subList(0, from));
            fewer.addAll(choices.subList(from + chunk, choices.size()));
            Optional<Violation> again = Play.of(schedule.with(fewer), cast);
            if (again.map(Shrinker::kind).filter(wrong::equals).isPresent()) {
                return Optional.of(schedule.with(fewer));
            }
        }
        return Optional.empty();
    }

    /** What goes wrong, without the names and numbers of the moment. */
    static String kind(Violation violation) {
        String[] words = violation.getMessage().split(":")[0].split(" ");
        StringBuilder kind = new StringBuilder();
        for (String word : words) {
            kind.append(word.chars().anyMatch(Character::isDigit) ? "#" : word).append(' ');
        }
        return kind.toString();
    }
}
