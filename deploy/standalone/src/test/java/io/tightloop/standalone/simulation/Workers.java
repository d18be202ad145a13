package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.WorkSuspended;
import java.util.ArrayList;
import java.util.List;

/** The workers: good ones, slow ones, and those that vanish, answer twice or answer what they were not asked. */
final class Workers {
    /** An item that a worker took, and the claim that was made for it first. */
    private record Taken(WorkItem item, String claim) {}

    private final World world;
    private final List<WorkItem> waiting = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private final List<Taken> delegated = new ArrayList<>();
    private int claims;
    private int results;

    Workers(World world) {
        this.world = world;
    }

    Workers(World world, Workers other) {
        this.world = world;
        waiting.addAll(other.waiting);
        taken.addAll(other.taken);
        delegated.addAll(other.delegated);
        claims = other.claims;
        results = other.results;
    }

    /** Whether a task was left to other sessions. */
    boolean delegated() {
        return !delegated.isEmpty();
    }

    /** The sessions that a task was left to have ended. */
    void endDelegation() {
        Taken work = delegated.removeFirst();
        complete(work.item(), work.claim(), Verdict.PASSED, new Dice(results), false);
    }

    void add(WorkItem item) {
        waiting.add(item);
    }

    boolean idle() {
        return waiting.isEmpty();
    }

    long fingerprint() {
        return Fingerprint.mix(claims, waiting.hashCode());
    }

    /** Does what a good worker does with the item that waits longest. */
    void workWell(Verdict verdict) {
        Taken next = take(0);
        complete(next.item(), next.claim(), verdict, new Dice(results), false);
    }

    /** Does something with any item that waits. */
    void work(Dice dice) {
        if (waiting.isEmpty()) {
            return;
        }
        if (dice.chance(3)) {
            complete(dice.one(waiting), "nobody's", Verdict.PASSED, dice, true);
            return;
        }
        if (dice.chance(15)) {
            atOnce(waiting.remove(dice.roll(waiting.size())), dice);
            return;
        }
        Taken next = take(dice.roll(waiting.size()));
        switch (dice.roll(17)) {
            case 0 -> fail(next, true, dice);
            case 1 -> fail(next, dice.chance(70), dice);
            case 2 -> heartbeat(next);
            case 3 -> {}
            case 4 -> twoClaims(next, dice);
            case 6 -> suspend(next, dice);
            case 7 -> delegate(next);
            case 5 -> {
                complete(next, dice);
                complete(next, dice);
            }
            default -> complete(next, dice);
        }
    }

    /** Says something about any item that was taken before. */
    void late(Dice dice) {
        if (taken.isEmpty()) {
            return;
        }
        Taken old = taken.get(Math.max(0, taken.size() - 1 - dice.roll(4)));
        switch (dice.roll(7)) {
            case 5 -> suspend(old, dice);
            case 6 -> delegate(old);
            case 0 -> heartbeat(old);
            case 1 -> fail(old, dice.chance(50), dice);
            case 2 -> complete(old.item(), "nobody's", Verdict.PASSED, dice, true);
            default -> complete(old, dice);
        }
    }

    private Taken take(int place) {
        WorkItem item = waiting.remove(place);
        Taken next = new Taken(item, claim(item));
        taken.add(next);
        return next;
    }

    /** Answers without a claim before: the result is one, too. */
    private void atOnce(WorkItem item, Dice dice) {
        Taken next = new Taken(item, "k" + ++claims);
        taken.add(next);
        String worker = "worker " + next.claim();
        if (dice.chance(20)) {
            world.answer(item.getDispatcher(), failure(next, dice.chance(70), worker, dice));
            return;
        }
        WorkCompleted result = result(next, dice.one(Verdict.PASSED, Verdict.FAILED), worker, dice, true);
        world.answer(item.getDispatcher(), result);
        if (dice.chance(20)) {
            world.answer(item.getDispatcher(), result);
        }
    }

    private String claim(WorkItem item) {
        String claim = "k" + ++claims;
        world.answer(
                item.getDispatcher(),
                new WorkClaimed(
                        item.getSessionId(),
                        item.getWorkId(),
                        item.getSubject(),
                        claim,
                        "worker " + claim,
                        claims % 5 == 0 ? Long.valueOf(60_000L) : null,
                        item.getQueue()));
        return claim;
    }

    private void twoClaims(Taken first, Dice dice) {
        String second = claim(first.item());
        complete(first.item(), second, Verdict.PASSED, dice, true);
        if (dice.chance(70)) {
            complete(first, dice);
        }
    }

    private void heartbeat(Taken work) {
        WorkItem item = work.item();
        world.answer(
                item.getDispatcher(),
                new WorkHeartbeat(
                        item.getSessionId(), item.getWorkId(), item.getSubject(), work.claim(), 50, "half of it"));
    }

    private void suspend(Taken work, Dice dice) {
        WorkItem item = work.item();
        world.answer(
                item.getDispatcher(),
                new WorkSuspended(
                        item.getSessionId(),
                        item.getWorkId(),
                        item.getSubject(),
                        work.claim(),
                        Suspensions.drawn(dice),
                        "worker"));
    }

    private void delegate(Taken work) {
        WorkItem item = work.item();
        delegated.add(work);
        world.answer(
                item.getDispatcher(),
                new WorkDelegated(
                        item.getSessionId(), item.getWorkId(), item.getSubject(), work.claim(), List.of("child")));
    }

    private void fail(Taken work, boolean retryable, Dice dice) {
        world.answer(work.item().getDispatcher(), failure(work, retryable, null, dice));
    }

    private static WorkFailed failure(Taken work, boolean retryable, String worker, Dice dice) {
        WorkItem item = work.item();
        return new WorkFailed(
                item.getSessionId(),
                item.getWorkId(),
                item.getSubject(),
                work.claim(),
                new Failure("exit_code", dice.one("1", "1", "2")),
                retryable,
                usage(dice),
                worker);
    }

    private void complete(Taken work, Dice dice) {
        Verdict verdict = dice.one(
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.FAILED,
                Verdict.FAILED,
                Verdict.INCONCLUSIVE,
                null);
        complete(work.item(), work.claim(), verdict, dice, true);
    }

    /** @param wild whether the worker may also find work, use tokens and plan badly */
    private void complete(WorkItem item, String claim, Verdict verdict, Dice dice, boolean wild) {
        world.answer(item.getDispatcher(), result(new Taken(item, claim), verdict, null, dice, wild));
    }

    /** @param worker who claims by it; null when it is no claim */
    private WorkCompleted result(Taken work, Verdict verdict, String worker, Dice dice, boolean wild) {
        WorkItem item = work.item();
        String claim = work.claim();
        String mark = item.getWorkId() + "/" + claim + "/" + ++results;
        boolean verify = item.getKind() == WorkKind.VERIFY || item.getKind() == WorkKind.POLL;
        Evidence evidence = new Evidence("command", "exit code", mark, claim, world.now, null);
        return new WorkCompleted(
                item.getSessionId(),
                item.getWorkId(),
                item.getSubject(),
                claim,
                '"' + mark + '"',
                verify ? verdict : null,
                verify && !(wild && dice.chance(5)) ? evidence : null,
                wild && !verify ? discovered(dice) : List.of(),
                item.getKind() == WorkKind.PLAN ? Plans.drawn("p" + results + "-", dice, wild) : null,
                wild ? usage(dice) : null,
                null,
                worker);
    }

    private static List<Discovery> discovered(Dice dice) {
        if (!dice.chance(20)) {
            return List.of();
        }
        return List.of(new Discovery(
                dice.one("tidy up", "Tidy  up!", "fix it"), "", dice.one("minor", "major", "critical", "huge")));
    }

    private static Usage usage(Dice dice) {
        return dice.chance(20) ? new Usage((long) dice.roll(10), (long) dice.roll(10), 0L) : null;
    }
}
