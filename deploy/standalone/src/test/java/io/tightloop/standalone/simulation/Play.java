package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Signal;
import io.tightloop.schemas.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One schedule from its beginning to the end of its session. */
final class Play {
    /** Steps in which a session must come to its end when everyone does their best. */
    private static final int PATIENCE = 500;

    private static final List<String> LEFT_FOR_EVER = List.of("P", "Q", "D", "K", "U", "X", "W", "V", "L", "M", "F");

    private final Schedule schedule;
    private final Rules rules;
    private final World world;
    private final People people;
    private final Stage stage;

    private Play(Schedule schedule, Cast cast, Rules rules, Witness witness) {
        this.schedule = schedule;
        this.rules = rules;
        this.world = new World(cast, witness);
        this.people = new People(world, schedule.brief(), rules.questions);
        this.stage = new Stage(world, people, rules.run);
    }

    /** What goes wrong when a schedule is played; empty for nothing. */
    static Optional<Violation> of(Schedule schedule, Cast cast) {
        Rules rules = new Rules();
        return new Play(schedule, cast, rules, rules).run();
    }

    /** Plays a schedule while someone else watches. */
    static void watched(Schedule schedule, Cast cast, Witness watcher) {
        Rules rules = new Rules();
        new Play(schedule, cast, rules, new Both(rules, watcher)).run();
    }

    /** Everything that becomes visible when a schedule is played, and what goes wrong at the end of it. */
    static List<String> told(Schedule schedule, Cast cast) {
        Rules rules = new Rules();
        Story story = new Story();
        Optional<Violation> wrong = new Play(schedule, cast, rules, new Both(story, rules)).run();
        story.lines().add(wrong.map(Violation::getMessage).orElse("nothing goes wrong"));
        return story.lines();
    }

    private Optional<Violation> run() {
        try {
            if (schedule.seed() % 8 != 0) {
                people.start();
            }
            schedule.choices().forEach(stage::play);
            settle();
            if (schedule.seed() % 3 != 0 && rules.run.canGoOn()) {
                people.goOn();
                settle();
            }
            archive();
            rules.settled();
            return Optional.empty();
        } catch (Violation e) {
            return Optional.of(e);
        } catch (RuntimeException e) {
            return Optional.of(new Violation("unexpected: " + e + " at " + e.getStackTrace()[0]));
        }
    }

    /** Everyone does their best: everything can be read, workers do well, people agree and time passes. */
    private void settle() {
        world.openAll();
        for (int step = 0; step < PATIENCE; step++) {
            world.now++;
            world.flow();
            if (rules.run.started() && !rules.run.running() && rules.parked.isEmpty()) {
                return;
            }
            help();
        }
        throw new Violation("the session comes to no end");
    }

    private void help() {
        if (!rules.parked.isEmpty()) {
            people.redrive(rules.parked.iterator().next());
        } else if (!rules.run.started()) {
            people.start();
        } else if (!world.workers.idle()) {
            world.workers.workWell(Verdict.PASSED);
        } else if (rules.suspension.waitsForPeople()) {
            people.letGoOn();
        } else if (rules.suspension.waits()) {
            wait(due());
        } else if (world.workers.delegated()) {
            world.workers.endDelegation();
        } else if (!rules.questions.open().isEmpty()) {
            boolean alone = due().isEmpty();
            Violation.unless(!alone || rules.status.awaiting(), "the session waits for people and does not say so");
            people.agree();
        } else {
            wait(due());
        }
    }

    private OptionalLong due() {
        return world.services.stream()
                .flatMapToLong(service -> service.nextDue().stream())
                .min();
    }

    private void wait(OptionalLong due) {
        Violation.unless(due.isPresent(), "the session waits for nothing and has not ended");
        world.now = Math.max(world.now, due.getAsLong());
    }

    /** An ended session is archived, and nothing of it is left but what is remembered on purpose. */
    private void archive() {
        if (!rules.run.archived()) {
            people.archive();
        }
        world.flow();
        Violation.unless(rules.run.archived(), "an ended session is not archived");
        people.signal(Signal.BREAK);
        world.flow();
        for (Service service : world.services) {
            for (String kind : LEFT_FOR_EVER) {
                List<String> left = service.keys("S\0" + World.SESSION + '\0' + kind);
                Violation.unless(left.isEmpty(), "the %s keeps for ever %s", service.name, left);
            }
            Violation.unless(service.nextDue().isEmpty(), "the %s waits for an archived session", service.name);
        }
    }
}
