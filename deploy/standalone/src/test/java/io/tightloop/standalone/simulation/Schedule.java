package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Brief;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens in one world, in order, until everyone does their best and the session must come to its end.
 *
 * @param seed where it comes from
 * @param brief what is asked for
 * @param choices what happens
 */
record Schedule(long seed, Brief brief, List<Choice> choices) {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 45;
    private static final int CALMEST = 25;

    static Schedule of(long seed) {
        Dice dice = new Dice(seed);
        Brief brief = new Briefs(dice).brief();
        List<Choice> choices = new ArrayList<>();
        int calm = dice.roll(CALMEST);
        for (int left = SHORTEST + dice.roll(LONGEST - SHORTEST); left > 0; left--) {
            choices.add(new Choice(Choice.Kind.drawn(dice, choices.size() < calm), dice.roll(1 << 20)));
        }
        return new Schedule(seed, brief, choices);
    }

    Schedule with(List<Choice> fewer) {
        return new Schedule(seed, brief, fewer);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed " + seed + ", " + choices.size() + " choices\n  " + brief);
        choices.forEach(
                choice -> text.append("\n  ").append(choice.kind()).append(' ').append(choice.salt()));
        return text.toString();
    }
}
