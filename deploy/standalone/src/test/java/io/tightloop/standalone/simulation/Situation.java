package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** One world and how it came about. */
final class Situation {
    private final World world;
    private final Past past;

    private Situation(World world, Past past) {
        this.world = world;
        this.past = past;
    }

    static Situation first(Cast cast, List<SpecificRecord> commands) {
        Past past = new Past();
        World world = new World(cast, past);
        commands.forEach(world::command);
        return new Situation(world, past);
    }

    List<Situation> next(List<Verdict> verdicts) {
        List<Situation> next = new ArrayList<>();
        for (int service = 0; service < 3; service++) {
            for (int input = 0; input < 3; input++) {
                if (world.services.get(service).unread(input)) {
                    Situation one = copy();
                    one.read(one.world.services.get(service), input);
                    next.add(one);
                }
            }
        }
        if (!world.workers.idle()) {
            Situation one = copy();
            int place = Math.min(one.past.verifications(), verdicts.size() - 1);
            one.world.workers.workWell(verdicts.get(place));
            one.world.services.forEach(one::readAhead);
            next.add(one);
        }
        return next;
    }

    private void read(Service service, int input) {
        service.read(input);
        service.commit();
        world.services.forEach(this::readAhead);
    }

    /** What is neither a command nor a handoff nor for a service changes nothing but what it knows: it waits not. */
    private void readAhead(Service service) {
        while (service.unread(1) && !world.passesTheBaton(service.nextEvent())) {
            service.read(1);
        }
        while (service.nextIsForeign()) {
            service.read(2);
        }
        service.commit();
    }

    /** All rules over all that happened, now that nothing is left to happen. */
    Optional<List<String>> judge() {
        Story story = new Story();
        Witness all = new Both(story, new Rules());
        try {
            past.tell(all);
            all.settled();
            return Optional.empty();
        } catch (Violation e) {
            story.lines().add(e.getMessage());
            return Optional.of(story.lines());
        }
    }

    long fingerprint() {
        return world.fingerprint();
    }

    private Situation copy() {
        Past copy = new Past(past);
        return new Situation(new World(world, copy), copy);
    }
}
