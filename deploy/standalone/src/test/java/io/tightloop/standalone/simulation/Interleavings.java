package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

    /** One world and how it came about. */
    private static final class Situation {
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
            Story story = new Story(new Rules());
            try {
                past.tell(story);
                story.settled();
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

    /** What was visible so far, in order. */
    private static final class Past implements Witness {
        private final List<java.util.function.Consumer<Witness>> seen;
        private int verifications;

        Past() {
            seen = new ArrayList<>();
        }

        Past(Past other) {
            seen = new ArrayList<>(other.seen);
            verifications = other.verifications;
        }

        int verifications() {
            return verifications;
        }

        void tell(Witness other) {
            seen.forEach(one -> one.accept(other));
        }

        @Override
        public void command(SpecificRecord command) {
            seen.add(witness -> witness.command(command));
        }

        @Override
        public void answer(SpecificRecord answer) {
            if (answer instanceof io.tightloop.schemas.WorkCompleted result && result.getVerdict() != null) {
                verifications++;
            }
            seen.add(witness -> witness.answer(answer));
        }

        @Override
        public void item(String service, WorkItem item) {
            seen.add(witness -> witness.item(service, item));
        }

        @Override
        public void event(String service, SpecificRecord event) {
            seen.add(witness -> witness.event(service, event));
        }

        @Override
        public void written(String service) {
            seen.add(witness -> witness.written(service));
        }
    }
}
