package io.tightloop.standalone.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Measures a fault: what stood still because of it, and how long until everything goes on. */
final class Recovery {
    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final Stage stage;
    private final long runBegan;

    Recovery(Stage stage, long runBegan) {
        this.stage = stage;
        this.runBegan = runBegan;
    }

    /** Lets a fault happen and waits until everything goes on, at most two minutes. */
    Measure of(Fault fault, Random dice) throws InterruptedException {
        long live = stage.observer().live();
        long bytes = ClusterState.stateBytes(stage.installation().bootstrap());
        long began = System.nanoTime();
        var healed = fault.harm().run(stage, dice);
        long recovered = healed.skipped().isEmpty() ? recovered(healed.at()) : 0;
        long now = System.nanoTime();
        var stalls = stalls(began, now);
        return new Measure(
                fault.name(),
                fault.kind(),
                ms(began - runBegan),
                ms(healed.at() - began),
                healed.working() < 0 ? -1 : ms(healed.working()),
                recovered < 0 ? -1 : ms(recovered),
                stalls.isEmpty() ? 0 : ms(stalls.getLast()),
                stalls.isEmpty() ? 0 : ms(stalls.get((int) Math.ceil(stalls.size() * 0.99) - 1)),
                live,
                bytes,
                healed.skipped());
    }

    /** Time from then on until a new session has ended and every plain one that lived has moved; negative for never. */
    private long recovered(long from) throws InterruptedException {
        var lived = plain().filter(Track::isLive).toList();
        var probe = stage.load().startOne(Shape.QUEUE);
        long latest = System.nanoTime() + LONGEST.toNanos();
        while (!probe.isEnded() || !lived.stream().allMatch(track -> track.hasMovedSince(from))) {
            if (System.nanoTime() > latest) {
                lived.stream()
                        .filter(track -> !track.hasMovedSince(from))
                        .limit(5)
                        .forEach(track ->
                                stage.say().line("  STANDS STILL: %s, why: %s", track.sessionId(), stage.why(track)));
                return -1;
            }
            Thread.sleep(20);
        }
        return System.nanoTime() - from;
    }

    private Stream<Track> plain() {
        return stage.observer().tracks().stream().filter(Track::isPlain);
    }

    /** Of each plain session that lived meanwhile, its longest time without a move; in ns, in order. */
    private List<Long> stalls(long from, long to) {
        return plain().filter(track -> track.livedWithin(from, to))
                .map(track -> track.stalled(from, to))
                .sorted()
                .toList();
    }

    private static long ms(long ns) {
        return ns / 1_000_000;
    }
}
