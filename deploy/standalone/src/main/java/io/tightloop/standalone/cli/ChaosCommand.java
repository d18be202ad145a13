package io.tightloop.standalone.cli;

import io.tightloop.standalone.chaos.Chaos;
import io.tightloop.standalone.chaos.ChaosOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the fault suite; exit code 1 when something was lost, ended twice, was accepted twice or hung. */
@Command(
        name = "chaos",
        description = "Start an installation of separate processes on loopback, put it under load, kill, stop, cut and"
                + " poison it by a seed, and say what held.")
final class ChaosCommand implements Callable<Integer> {
    @Option(names = "--seed", description = "what decides the order of the faults and the load (default: a new one)")
    private Long seed;

    @Option(names = "--minutes", defaultValue = "10", description = "how long faults go on (default ${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--brokers",
            defaultValue = "1",
            description = "1, or 3 with replication 3 (default ${DEFAULT-VALUE})")
    private int brokers;

    @Option(
            names = "--only",
            split = ",",
            description = "faults to choose from, by the beginnings of their names; --list prints them")
    private List<String> only = List.of();

    @Option(
            names = "--rate",
            defaultValue = "2",
            description = "sessions started in a second (default ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--waiting",
            defaultValue = "0",
            description = "sessions that wait for a worker all the time, to make state (default ${DEFAULT-VALUE})")
    private int waiting;

    @Option(
            names = "--folder",
            defaultValue = ".tightloop",
            description = "folder below which the run keeps its data (default ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--json", description = "file that the scorecard is written to as JSON")
    private Path json;

    @Option(names = "--strict", description = "exit 1 too when a bound in time is missed")
    private boolean strict;

    @Option(names = "--keep", description = "keep the folder with all data and logs")
    private boolean keep;

    @Option(names = "--list", description = "print the names of the faults and end")
    private boolean list;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (brokers != 1 && brokers != 3) {
            throw new IllegalArgumentException("--brokers: must be 1 or 3 but is " + brokers);
        }
        if (!(minutes > 0 && minutes <= 24 * 60)) {
            throw new IllegalArgumentException("--minutes: must be above 0 and at most 1440 but is " + minutes);
        }
        if (!(rate > 0 && rate <= 1_000)) {
            throw new IllegalArgumentException("--rate: must be above 0 and at most 1000 but is " + rate);
        }
        if (waiting < 0 || waiting > 100_000) {
            throw new IllegalArgumentException("--waiting: must be from 0 to 100000 but is " + waiting);
        }
        if (list) {
            Chaos.faults(brokers).forEach(System.out::println);
            return 0;
        }
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1, 1_000_000) : seed;
        var length = Duration.ofMillis((long) (minutes * 60_000));
        return Chaos.run(new ChaosOptions(chosen, length, brokers, only, rate, waiting, folder, json, strict, keep))
                ? 0
                : 1;
    }
}
