package io.tightloop.benchmarks.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used so far.
 *
 * @param cpuSeconds processor time in all
 * @param rssMiB memory now; negative where the system does not say
 * @param peakMiB most memory at any time; negative where the system does not say
 */
public record ProcessUsage(double cpuSeconds, double rssMiB, double peakMiB) {
    private static final double KIB_PER_MIB = 1_024;

    /** Of a live process. */
    public static ProcessUsage of(long pid) {
        var cpu = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
        return new ProcessUsage(cpu.toNanos() / 1e9, status(pid, "VmRSS:"), status(pid, "VmHWM:"));
    }

    /** Of this process. */
    public static ProcessUsage own() {
        return of(ProcessHandle.current().pid());
    }

    private static double status(long pid, String name) {
        try {
            for (var line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith(name)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB;
                }
            }
        } catch (IOException _) {
            // No such file on this system, or the process has ended.
        }
        return -1;
    }
}
