package io.tightloop.benchmarks;

import io.tightloop.benchmarks.load.LoadPlan;
import io.tightloop.benchmarks.load.Via;
import io.tightloop.benchmarks.load.WorkUnit;
import io.tightloop.benchmarks.server.ServerFolder;
import io.tightloop.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the AOT cache by which later starts are faster (JEP 483, 514 and 515). */
@Command(
        name = "train",
        description = "Make Java's AOT cache: put a server of its own on loopback under load for a while and keep what"
                + " Java loaded and learned. Later starts of this build use it.")
public final class TrainCommand implements Callable<Integer> {
    private static final int CONCURRENT = 20;
    private static final int WORKERS = 1;
    private static final long WRITE_SECONDS = 120;
    private static final int MIB = 1 << 20;

    @Option(
            names = "--output",
            required = true,
            defaultValue = "${env:TIGHTLOOP_AOT_CACHE}",
            description = "file of the cache (default: where the launcher looks for it)")
    private Path output = Path.of("");

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "seconds of load through Kafka, and half of that through HTTP (default ${DEFAULT-VALUE})")
    private long seconds;

    @Override
    public Integer call() throws Exception {
        Bounds.within("--seconds", seconds, 1, 600);
        var folder = ServerFolder.of(null);
        var written = folder.path().resolve("tightloop.aot");
        try (var server = ServerProcess.training(folder, written)) {
            System.out.printf("load for %d s%n", seconds + seconds / 2);
            load(server);
            System.out.println("writing the cache");
            server.stop(WRITE_SECONDS);
            if (!Files.exists(written)) {
                throw new IOException("Java wrote no cache; it said last:%n%s".formatted(server.lastWords()));
            }
            Files.move(written, output, StandardCopyOption.REPLACE_EXISTING);
        }
        System.out.printf("%s, %d MiB%n", output, Files.size(output) / MIB);
        return 0;
    }

    private void load(ServerProcess server) throws Exception {
        try (var measurement = new Measurement(server)) {
            measurement.warmUp(plan(Via.KAFKA), CONCURRENT, seconds);
            measurement.warmUp(plan(Via.HTTP), CONCURRENT, seconds / 2);
        }
    }

    private static LoadPlan plan(Via via) {
        return new LoadPlan(WorkUnit.STANDARD, via, via, WORKERS);
    }
}
