package io.tightloop.standalone.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tightloop.schemas.Topics;
import io.tightloop.standalone.chaos.audit.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** One run of the suite: an installation, its load, faults by the seed, the end of every session, and the scorecard. */
public final class Chaos {
    private static final String PREFIX = "tightloop.";
    private static final int PARTITIONS = 4;
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final Duration LONGEST_DOWN = Duration.ofSeconds(60);

    private final ChaosOptions options;
    private final Say say = new Say();
    private final Random dice;

    private Chaos(ChaosOptions options) {
        this.options = options;
        this.dice = new Random(options.seed());
    }

    /** Names of all faults. */
    public static List<String> faults(int brokers) {
        return Faults.all(brokers, LONGEST_DOWN).stream().map(Fault::name).toList();
    }

    /**
     * Runs the suite and prints what happens and the scorecard.
     *
     * @return whether everything held that must
     * @throws IOException when the folder of the run or the scorecard's file cannot be written
     */
    public static boolean run(ChaosOptions options) throws IOException, InterruptedException {
        return new Chaos(options).run();
    }

    private boolean run() throws IOException, InterruptedException {
        var faults = chosen();
        var base = Files.createDirectories(options.folder()).toAbsolutePath();
        var folder = base.resolve("chaos-" + ProcessHandle.current().pid());
        var launch = new Launch(Files.createDirectories(base.resolve("chaos-classes")));
        say.line(
                "seed %d, %d broker(s), faults for %d s; all data is in %s",
                options.seed(), options.brokers(), options.length().toSeconds(), folder);
        boolean holds = false;
        try (var installation = new Installation(folder, launch, options.brokers())) {
            Runtime.getRuntime().addShutdownHook(new Thread(installation::close));
            installation.start(say);
            var card = play(installation, faults);
            System.out.println(ScoreText.of(card));
            write(card);
            holds = card.holds() && (card.inTime() || !options.strict());
        } finally {
            tidy(folder, holds);
        }
        say.line("to repeat it: %s", again());
        return holds;
    }

    /** Those that are asked for by name are essential. */
    private List<Fault> chosen() {
        long down =
                Math.min(LONGEST_DOWN.toSeconds(), Math.max(10, options.length().toSeconds() / 6));
        var faults = Faults.all(options.brokers(), Duration.ofSeconds(down)).stream()
                .filter(fault ->
                        options.only().isEmpty() || options.only().stream().anyMatch(fault.name()::startsWith))
                .map(fault -> options.only().isEmpty() ? fault : fault.asEssential())
                .toList();
        if (faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "--only: no fault begins with " + options.only() + "; --list prints them");
        }
        return faults;
    }

    private Scorecard play(Installation installation, List<Fault> faults) throws InterruptedException {
        var topics = new Topics(PREFIX, PARTITIONS, (short) options.brokers());
        var door = new FrontDoor(installation.frontDoor());
        try (var tools = new WorkerTools(installation.bootstrap(), installation.registryUrl(), topics);
                var worker = new FastWorker(tools, FastWorker.QUEUE, "chaos-fast");
                var observer = new Observer(installation.bootstrap(), topics);
                var load = new Load(door, say, observer, options.seed(), options.rate())) {
            worker.start();
            observer.start();
            startWaiting(load);
            load.start();
            say.line("%.1f sessions a second are started from now on", options.rate());
            long began = System.nanoTime();
            Thread.sleep(SETTLE);
            var stage = new Stage(installation, topics, observer, load, worker, tools, door, say);
            var measures = faults(stage, faults, began);
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            drain(stage);
            say.line("the auditor reads all topics");
            var audit = Audit.of(installation.bootstrap(), installation.registryUrl(), PREFIX);
            return Scoring.of(options, stage, measures, seconds, audit);
        }
    }

    private void startWaiting(Load load) throws InterruptedException {
        if (options.waiting() > 0) {
            say.line("%d sessions are started that wait for a worker until the faults are over", options.waiting());
            load.startWaiting(options.waiting());
        }
    }

    /** What waited for a worker all the time gets one. */
    private void drain(Stage stage) throws InterruptedException {
        try (var last = new FastWorker(stage.tools(), FastWorker.ABSENT_QUEUE, "chaos-last")) {
            last.start();
            new Drain(stage, options.waiting()).run();
        }
    }

    private List<Measure> faults(Stage stage, List<Fault> faults, long began) throws InterruptedException {
        var measures = new ArrayList<Measure>();
        var recovery = new Recovery(stage, began);
        var timetable = new Timetable(faults, dice);
        long end = began + options.length().toNanos();
        for (var next = timetable.next(left(end)); next.isPresent(); next = timetable.next(left(end))) {
            say.line("%s", next.get().name());
            var measure = recovery.of(next.get(), dice);
            measures.add(measure);
            say.line("  %s", told(measure));
            Thread.sleep(SETTLE);
        }
        return measures;
    }

    private static long left(long end) {
        return Duration.ofNanos(end - System.nanoTime()).toSeconds();
    }

    private static String told(Measure measure) {
        if (!measure.skipped().isEmpty()) {
            return "SKIPPED: " + measure.skipped();
        }
        if (measure.recovered() < 0) {
            return "NOT everything went on within two minutes";
        }
        return "everything goes on %.1f s later; longest stall of a session %.1f s"
                .formatted(measure.recovered() / 1000.0, measure.stall() / 1000.0);
    }

    private String again() {
        var line = "./tightloop chaos --seed %d --minutes %s --brokers %d --rate %s"
                .formatted(options.seed(), options.length().toMillis() / 60_000.0, options.brokers(), options.rate());
        line = options.waiting() == 0 ? line : line + " --waiting " + options.waiting();
        return options.only().isEmpty() ? line : line + " --only " + String.join(",", options.only());
    }

    private void write(Scorecard card) throws IOException {
        if (options.json() != null) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(options.json().toFile(), card);
            say.line("the scorecard is in %s", options.json());
        }
    }

    /** What is left of a run that failed is what explains it. */
    private void tidy(Path folder, boolean holds) throws IOException {
        if (options.keep() || !holds) {
            say.line("data and logs are kept in %s", folder);
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
