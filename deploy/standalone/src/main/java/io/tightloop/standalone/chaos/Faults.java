package io.tightloop.standalone.chaos;

import io.tightloop.standalone.chaos.Fault.Healed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All faults of the suite. */
final class Faults {
    private static final List<String> SOURCES = List.of("planner", "executor", "reviewer", "workers");
    private static final List<String> LINES = List.of(
            "kafka-planner",
            "kafka-executor",
            "kafka-reviewer",
            "kafka-notifier",
            "kafka-workers",
            "registry",
            "database");
    private static final int LONGEST_PAUSE_S = 15;

    private Faults() {}

    /**
     * Every fault that an installation can have.
     *
     * @param down how long a database or registry is away
     */
    static List<Fault> all(int brokers, Duration down) {
        var faults = new ArrayList<Fault>();
        var kafka = brokers == 1
                ? List.of("broker")
                : IntStream.rangeClosed(1, brokers)
                        .mapToObj(id -> "broker-" + id)
                        .toList();
        var parts = Stream.of(SOURCES, List.of(Installation.NOTIFIER), kafka, List.of("registry", "database"))
                .flatMap(List::stream)
                .toList();
        for (var part : parts) {
            boolean essential =
                    SOURCES.contains(part) || part.equals(Installation.NOTIFIER) || part.equals(kafka.getFirst());
            faults.add(new Fault("kill-" + part, "kill", 10, essential, (stage, _) -> kill(stage, part)));
            faults.add(new Fault("pause-" + part, "pause", 18, false, (stage, dice) -> pause(stage, part, dice)));
        }
        for (var broker : kafka) {
            faults.add(
                    new Fault("restart-" + broker, "restart", 12, brokers == 1, (stage, _) -> restart(stage, broker)));
        }
        for (var line : LINES) {
            boolean essential = line.equals("kafka-executor");
            faults.add(new Fault("cut-" + line, "cut", 12, essential, (stage, dice) -> cut(stage, line, dice)));
            faults.add(new Fault("slow-" + line, "slow", 15, false, (stage, dice) -> slow(stage, line, dice)));
        }
        for (var part : List.of("registry", "database")) {
            int seconds = (int) down.toSeconds() + 10;
            faults.add(new Fault("down-" + part, "down", seconds, false, (stage, _) -> down(stage, part, down)));
        }
        faults.addAll(workers());
        faults.add(new Fault("poison-topics", "poison", 8, true, Poison::run));
        faults.add(new Fault("full-disk-executor", "full-disk", 15, false, FullDisk::run));
        faults.add(new Fault("rebalance-storm", "storm", 45, false, Storm::run));
        faults.add(new Fault("rolling-restart", "rolling", 60, true, (stage, _) -> RollingRestart.run(stage)));
        return faults;
    }

    private static List<Fault> workers() {
        return List.of(
                new Fault("worker-repeats", "duplicates", 10, true, misbehave(FastWorker.Manners.REPEATING, 8)),
                new Fault("worker-late", "delays", 30, false, misbehave(FastWorker.Manners.LATE, 10)),
                new Fault("worker-clock", "clock", 10, false, misbehave(FastWorker.Manners.JUMPING_CLOCK, 8)),
                new Fault("worker-absent", "absent", 15, false, misbehave(FastWorker.Manners.ABSENT, 10)));
    }

    private static Fault.Harm misbehave(FastWorker.Manners manners, int seconds) {
        return (stage, _) -> {
            stage.worker().behave(manners);
            stage.say().line("  the suite's worker is %s for %d s", words(manners), seconds);
            Thread.sleep(Duration.ofSeconds(seconds));
            stage.worker().behave(FastWorker.Manners.GOOD);
            return Healed.now();
        };
    }

    private static String words(FastWorker.Manners manners) {
        return switch (manners) {
            case GOOD -> "good";
            case REPEATING -> "claiming and reporting everything three times";
            case LATE -> "reporting first attempts after their leases have lapsed";
            case JUMPING_CLOCK -> "a day ahead, then a day behind";
            case ABSENT -> "away";
        };
    }

    private static Healed kill(Stage stage, String name) throws InterruptedException {
        var part = stage.installation().part(name);
        long begin = System.nanoTime();
        part.kill();
        part.start();
        stage.say().line("  %s: SIGKILL, started again at once", name);
        part.awaitReady();
        long working = SOURCES.contains(name) ? worksAgain(stage, name, begin) : System.nanoTime() - begin;
        stage.say().line("  %s: works again after %.1f s", name, Say.seconds(working));
        return new Healed(begin, working, "");
    }

    /** Until it writes something; what is on its way when it is killed arrives within a moment. */
    private static long worksAgain(Stage stage, String name, long begin) throws InterruptedException {
        var source = name.equals("workers") ? "/tightloop/worker/built-in" : name;
        long moment = begin + Duration.ofMillis(500).toNanos();
        long latest = begin + Part.START.toNanos();
        while (stage.observer().lastOf(source) < moment && System.nanoTime() < latest) {
            Thread.sleep(10);
        }
        return System.nanoTime() - begin;
    }

    private static Healed pause(Stage stage, String name, Random dice) throws InterruptedException {
        int seconds = dice.nextInt(3, LONGEST_PAUSE_S + 1);
        var part = stage.installation().part(name);
        part.pause();
        stage.say().line("  %s: SIGSTOP for %d s", name, seconds);
        Thread.sleep(Duration.ofSeconds(seconds));
        part.proceed();
        return healed(part);
    }

    /** One that gave up, because nobody answered it for too long, is started again by its supervisor. */
    private static Healed healed(Part part) throws InterruptedException {
        var healed = Healed.now();
        part.awaitReady();
        return healed;
    }

    private static Healed restart(Stage stage, String name) throws InterruptedException {
        var part = stage.installation().part(name);
        boolean orderly = part.end();
        part.start();
        stage.say().line("  %s: SIGTERM%s, started again", name, orderly ? "" : " and, as it did not end, SIGKILL");
        return healed(part);
    }

    private static Healed cut(Stage stage, String line, Random dice) throws InterruptedException {
        int seconds = dice.nextInt(2, 9);
        stage.installation().proxies(line).forEach(Proxy::cut);
        stage.say().line("  %s: no connection for %d s", line, seconds);
        Thread.sleep(Duration.ofSeconds(seconds));
        stage.installation().proxies(line).forEach(Proxy::heal);
        return Healed.now();
    }

    private static Healed slow(Stage stage, String line, Random dice) throws InterruptedException {
        int delay = dice.nextInt(50, 400);
        stage.installation().proxies(line).forEach(proxy -> proxy.slow(Duration.ofMillis(delay)));
        stage.say().line("  %s: %d ms slower in each direction for 10 s", line, delay);
        Thread.sleep(Duration.ofSeconds(10));
        stage.installation().proxies(line).forEach(Proxy::heal);
        return Healed.now();
    }

    private static Healed down(Stage stage, String name, Duration length) throws InterruptedException {
        var part = stage.installation().part(name);
        part.kill();
        stage.say().line("  %s: killed, and away for %d s", name, length.toSeconds());
        Thread.sleep(length);
        part.start();
        return healed(part);
    }
}
