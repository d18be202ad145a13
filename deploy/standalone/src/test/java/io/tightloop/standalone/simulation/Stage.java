package io.tightloop.standalone.simulation;

import io.tightloop.baton.turn.Incoming;
import java.util.List;

/** Plays a schedule: makes each choice mean something in the world as it is. */
final class Stage {
    private static final long SECOND = 1_000;

    private final RunRules run;
    private final World world;
    private final People people;

    /** @param run what people see of the run */
    Stage(World world, People people, RunRules run) {
        this.run = run;
        this.world = world;
        this.people = people;
    }

    void play(Choice choice) {
        Dice dice = new Dice(choice.salt());
        world.now++;
        switch (choice.kind()) {
            case FLOW -> world.flow();
            case READ -> read(dice);
            case WORK -> world.workers.work(dice);
            case LATE -> world.workers.late(dice);
            case CLOCK -> world.now = later(dice);
            case ANSWER -> people.answer(dice);
            case SIGNAL -> people.signal(dice, run.ended());
            case COMMAND -> people.command(dice);
            case FAULT -> fault(dice);
        }
    }

    /** The clock after a jump: to what is due next, most of the time. */
    private long later(Dice dice) {
        long next = world.services.stream()
                .flatMapToLong(service -> service.nextDue().stream())
                .min()
                .orElse(world.now);
        return switch (dice.roll(8)) {
            case 0 -> world.now + 3 * SECOND;
            case 1 -> world.now + 16 * SECOND;
            case 2 -> world.now + 400 * SECOND;
            case 3 -> world.now + 30_000 * SECOND;
            default -> Math.max(world.now, next);
        };
    }

    private void read(Dice dice) {
        Service service = dice.one(world.services);
        int input = dice.roll(3);
        if (dice.chance(20)) {
            service.tick();
        }
        for (int left = 1 + dice.roll(4); left > 0 && service.read(input); left--) {
            input = dice.chance(30) ? dice.roll(3) : input;
        }
        if (dice.chance(60)) {
            service.commit();
        }
    }

    private void fault(Dice dice) {
        Service service = dice.one(world.services);
        switch (dice.roll(6)) {
            case 0, 1 -> service.crash();
            case 2 -> service.readAgain(dice.roll(3), dice.roll(1_000));
            case 3 -> world.sealAfter(dice.roll(8));
            default -> repeatHandoff(dice.one(world.events), dice);
        }
    }

    private void repeatHandoff(Log log, Dice dice) {
        List<Incoming> handoffs =
                log.records.stream().filter(world::passesTheBaton).toList();
        if (!handoffs.isEmpty()) {
            world.repeat(log, dice.one(handoffs));
        }
    }
}
