package io.tightloop.benchmarks.figures;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where and with what it was measured.
 *
 * @param at when, ISO-8601 UTC
 * @param cores processors that Java sees
 * @param memoryMiB of the machine
 * @param flags of this Java and of the server's
 * @param commit of the source, as git describes it; empty when unknown
 */
public record Environment(
        String at,
        int cores,
        long memoryMiB,
        String system,
        String java,
        String kafka,
        List<String> flags,
        String commit) {

    /** Of this process. */
    public static Environment here() {
        var flags = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.contains("/"))
                .toList();
        return new Environment(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                AppInfoParser.getVersion(),
                flags,
                checkout());
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : 0;
    }

    /** Of the checkout in which this class was built. */
    private static String checkout() {
        try {
            var source = Environment.class.getProtectionDomain().getCodeSource().getLocation();
            var git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .directory(Path.of(source.getPath()).getParent().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : "";
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
