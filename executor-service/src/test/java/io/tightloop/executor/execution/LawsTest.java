package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.answer;
import static io.tightloop.executor.execution.SessionFixtures.due;
import static io.tightloop.executor.execution.SessionFixtures.edit;
import static io.tightloop.executor.execution.SessionFixtures.signal;
import static io.tightloop.executor.execution.SessionFixtures.startedSession;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static io.tightloop.executor.execution.SessionFixtures.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What holds whatever workers, people and the clock do, over seeded random schedules. */
class LawsTest {
    private static final int SCHEDULES = 1_000;
    private static final int STEPS = 60;
    private static final int ENOUGH = 400;

    @Test
    void counters_agree_no_task_succeeds_twice_or_before_what_it_waits_for_and_what_can_move_moves() {
        int finished = 0;
        for (int seed = 0; seed < SCHEDULES; seed++) {
            Schedule schedule = new Schedule(seed);
            for (int i = 0; i < STEPS; i++) {
                schedule.step();
                schedule.holds();
            }
            finished += schedule.settles() ? 1 : 0;
        }
        assertThat(finished).isGreaterThan(SCHEDULES / 2);
    }

    /** One session under one seed. */
    private static final class Schedule {
        private final String seed;
        private final Random random;
        private final SessionFixtures session;
        private final List<Input> late = new ArrayList<>();
        private final Set<String> succeeded = new HashSet<>();
        private final Map<String, List<String>> needs = new HashMap<>();
        private Counts earlier = Counts.NONE;
        private long now = NOW;

        Schedule(int seed) {
            this.seed = "seed " + seed;
            random = new Random(seed);
            var escalation = random.nextBoolean() ? List.of(new Escalation("strong", 2)) : List.<Escalation>of();
            var policy =
                    new Policy(1 + random.nextInt(3), random.nextBoolean(), true, random.nextBoolean(), 2, escalation);
            session =
                    startedSession(policy).criteria("c1", "c2").planned(plan()).batonOf(1, "c1");
        }

        private PlannedTask[] plan() {
            PlannedTask[] tasks = new PlannedTask[1 + random.nextInt(5)];
            for (int i = 0; i < tasks.length; i++) {
                tasks[i] = drawn("t" + i, i);
            }
            return tasks;
        }

        private PlannedTask drawn(String id, int after) {
            PlannedTask drawn = task(id).withAttempts(1 + random.nextInt(4)).withPriority(random.nextInt(5));
            if (after > 0 && random.nextInt(3) == 0) {
                drawn = drawn.after("t" + random.nextInt(after));
            }
            if (random.nextInt(3) == 0) {
                drawn = drawn.touching(random.nextBoolean() ? "src" : "src/f" + random.nextInt(2));
            }
            return switch (random.nextInt(4)) {
                case 0 -> drawn.checkedBy(PlannedTask.COMMAND, PlannedTask.MANUAL);
                case 1 -> drawn.checkedBy(PlannedTask.FILE);
                default -> drawn;
            };
        }

        /** Some new tasks and some under the ids of old ones, which may depend on anything but a later one. */
        private void planAgain() {
            int iteration = session.root().iteration() + 1;
            for (String id : List.of("t" + random.nextInt(2), "e" + iteration, "t" + random.nextInt(3))) {
                PlannedTask next = drawn(id, 0).in(iteration);
                session.all().stream()
                        .filter(task -> task.id().equals(id) && task.spec().iteration() < iteration)
                        .forEach(task -> earlier = earlier.added(task.status()));
                say((random.nextBoolean() ? next : next.after(anyId())).at(random.nextInt(100)));
            }
            session.batonOf(iteration, "c1");
        }

        private String anyId() {
            return List.of("t", "t", "e", "ghost").get(random.nextInt(4)) + random.nextInt(4);
        }

        void step() {
            if (session.root().status() == ExecutionStatus.FINISHED) {
                planAgain();
            }
            List<Task> tasks = session.all();
            Task task = tasks.get(random.nextInt(tasks.size()));
            switch (random.nextInt(17)) {
                case 0, 1, 2 -> work(task, true);
                case 3 -> work(task, false);
                case 4, 5 -> clock(task);
                case 6 -> say(answer(Questions.id(task.id(), task.asked()), drawnAnswer(), "because"));
                case 7 ->
                    late.stream()
                            .skip(random.nextInt(late.size() + 1))
                            .findFirst()
                            .ifPresent(this::say);
                case 8 -> say(signal(Signal.BREAK));
                case 9, 10 -> say(signal(Signal.CONTINUE));
                case 11 -> say(random.nextBoolean() ? waiver("c1") : signal(Signal.DONE));
                case 12 -> say(edit(drawn("t" + random.nextInt(4), 0), drawn("e" + random.nextInt(3), 0)));
                case 13 ->
                    say(random.nextBoolean() ? new Input.Park("disk full", now) : new Input.Interrupt("no", now));
                case 14 -> held(task, SessionFixtures::suspensionOf);
                case 15 -> held(task, (at, id) -> at.delegationOf(id, "s2"));
                case 16 -> session.withoutQueue(random.nextBoolean() ? "strong" : "file");
                default -> throw new IllegalStateException();
            }
            proceed();
        }

        private Answer drawnAnswer() {
            return Answer.values()[random.nextInt(Answer.values().length)];
        }

        private void work(Task task, boolean well) {
            if (task.attempt() == null) {
                return;
            }
            say(session.claimOf(task.id(), "c1", now));
            Input.CompleteWork result = task.attempt().step() == Step.CHECK
                    ? session.verdictOf(task.id(), well ? Verdict.PASSED : Verdict.FAILED)
                    : session.completionOf(task.id(), now);
            late.add(result);
            boolean fails = !well && task.attempt().step() != Step.CHECK;
            say(fails ? session.failureOf(task.id(), random.nextBoolean(), now) : result);
        }

        private void held(Task task, BiFunction<SessionFixtures, String, Input.Outcome> word) {
            if (task.attempt() != null) {
                say(session.claimOf(task.id(), "c1", now));
                say(word.apply(session, task.id()));
            }
        }

        private void clock(Task task) {
            if (task.attempt() != null && random.nextBoolean()) {
                say(session.claimOf(task.id(), "c1", now));
            }
            long deadline = session.the(task.id()).deadline();
            now = Math.max(now, deadline);
            say(due(task.id(), now));
        }

        private void say(Input input) {
            List<Event> events = session.when(input);
            if (input instanceof Input.Outcome) {
                assertThat(events)
                        .as("%s: the world hears of %s", seed, input)
                        .anyMatch(event -> !(event instanceof Event.Untold));
            }
            assertThat(events)
                    .as("%s: only proceed dispatches", seed)
                    .noneMatch(Event.TaskDispatched.class::isInstance);
            seen(events);
        }

        private void proceed() {
            seen(session.proceed(now));
        }

        private void seen(List<Event> events) {
            for (Event event : events) {
                if (event instanceof Event.TaskSucceeded done) {
                    assertThat(succeeded.add(done.taskId()))
                            .as("%s: %s succeeds once", seed, done)
                            .isTrue();
                }
                if (event instanceof Event.TaskAdded added) {
                    succeeded.remove(added.draft().id());
                    needs.put(added.draft().id(), added.waitsFor());
                }
                if (event instanceof Event.TaskReplanned replanned) {
                    needs.put(replanned.draft().id(), replanned.waitsFor());
                }
                if (event instanceof Event.TaskDispatched sent) {
                    assertThat(succeeded)
                            .as("%s: %s has what it waits for", seed, sent)
                            .containsAll(needs.getOrDefault(sent.taskId(), List.of()));
                    assertThat(succeeded).as("%s: %s is frozen", seed, sent).doesNotContain(sent.taskId());
                }
            }
        }

        void holds() {
            Execution root = session.root();
            Load load = root.load();
            assertThat(load.running())
                    .as(seed)
                    .hasSizeLessThanOrEqualTo(root.policy().maxConcurrent())
                    .containsExactlyInAnyOrderElementsOf(
                            ids(task -> task.status().holdsSlot()));
            assertThat(load.awaiting()).as(seed).isEqualTo(number(TaskStatus.AWAITING));
            assertThat(load.retrying()).as(seed).isEqualTo(number(TaskStatus.RETRYING));
            Counts counts = earlier;
            for (Task task : session.all()) {
                counts = counts.added(task.status());
                boolean rests = root.ended() && (task.attempt() != null || task.status() == TaskStatus.AWAITING);
                assertThat(rests).as("%s: %s after the end", seed, task).isFalse();
            }
            assertThat(load.counts()).as(seed).isEqualTo(counts);
            assertThat(root.waiting())
                    .as("%s: waits for people alone", seed)
                    .isEqualTo(root.active() && number(TaskStatus.READY) == 0 && load.onlyAwaits());
        }

        /** People continue and say yes, workers do what they are given, the clock runs: whether it was handed over. */
        boolean settles() {
            say(signal(Signal.CONTINUE));
            proceed();
            for (int i = 0; i < ENOUGH && session.root().active(); i++) {
                for (Task task : session.all()) {
                    work(task, true);
                    say(answer(Questions.id(task.id(), task.asked()), Answer.YES, ""));
                    say(due(task.id(), Math.max(now, task.deadline())));
                }
                proceed();
                holds();
            }
            assertThat(session.root().active()).as("%s: still moves", seed).isFalse();
            return session.root().status() == ExecutionStatus.FINISHED;
        }

        private List<String> ids(Predicate<Task> which) {
            return session.all().stream().filter(which).map(Task::id).toList();
        }

        private int number(TaskStatus status) {
            return ids(task -> task.status() == status).size();
        }
    }
}
