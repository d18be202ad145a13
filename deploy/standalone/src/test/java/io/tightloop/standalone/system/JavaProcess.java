package io.tightloop.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A main class of this build in a process of its own, whose output goes to files. */
final class JavaProcess implements AutoCloseable {
    private static final List<String> SERVICES = List.of("planner", "executor", "reviewer", "notifier");
    private static final List<String> FLAGS = List.of(
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final Path out;
    private final Path err;

    private JavaProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command line in a folder. */
    static JavaProcess commandLine(Path folder, List<String> arguments) throws IOException {
        return commandLine(folder, List.of(), classPath(List.of()), arguments);
    }

    /** Starts a command line in a folder with these flags of Java and these variables beside those of this process. */
    static JavaProcess commandLine(
            Path folder, List<String> flags, Map<String, String> environment, List<String> arguments)
            throws IOException {
        return commandLine(folder, flags, classPath(List.of()), environment, arguments);
    }

    /** Starts a command line with these flags and this class path. */
    static JavaProcess commandLine(Path folder, List<String> flags, String classPath, List<String> arguments)
            throws IOException {
        return commandLine(folder, flags, classPath, Map.of(), arguments);
    }

    private static JavaProcess commandLine(
            Path folder, List<String> flags, String classPath, Map<String, String> environment, List<String> arguments)
            throws IOException {
        var command = new ArrayList<>(flags);
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-cp", classPath));
        command.add("io.tightloop.standalone.cli.Tightloop");
        command.addAll(arguments);
        return java(folder, command, environment);
    }

    /** The class path with a jar file in the place of each folder: Java makes no cache of classes in folders. */
    static String packedClassPath(Path jars) throws IOException {
        Files.createDirectories(jars);
        var jar = ToolProvider.findFirst("jar").orElseThrow();
        var packed = new ArrayList<String>();
        for (var entry : classPath(List.of()).split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                var file = jars.resolve(packed.size() + ".jar").toString();
                jar.run(System.out, System.err, "--create", "--file", file, "-C", entry, ".");
                packed.add(file);
            } else {
                packed.add(entry);
            }
        }
        return String.join(File.pathSeparator, packed);
    }

    /** Starts a service in a folder, without the other services; the properties are given as {@code name=value}. */
    static JavaProcess service(Path folder, String name, List<String> properties) throws IOException {
        var others = SERVICES.stream().filter(other -> !other.equals(name)).toList();
        var main = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Application";
        var command = new ArrayList<>(List.of("-cp", classPath(others)));
        properties.forEach(property -> command.add("-D" + property));
        command.add("io.tightloop.%s.service.%s".formatted(name, main));
        return java(folder, command, Map.of());
    }

    private static JavaProcess java(Path folder, List<String> arguments, Map<String, String> environment)
            throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FLAGS);
        command.addAll(arguments);
        Files.createDirectories(folder);
        var out = Files.createTempFile(folder, "stdout-", ".txt");
        var err = Files.createTempFile(folder, "stderr-", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        // It does not outlive tests that are broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new JavaProcess(process, out, err);
    }

    /** Without the tests' own settings, of the log for example, and without some of the services. */
    private static String classPath(List<String> without) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .filter(entry -> without.stream().noneMatch(service -> entry.contains(service + "-service")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    String output() {
        return read(out);
    }

    String errors() {
        return read(err);
    }

    /** The first line of the output that begins so; fails with all that was said when the process ends without it. */
    String awaitLine(String beginning, Duration longest) {
        try {
            return await("a line '" + beginning + "…'")
                    .atMost(longest)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> line(beginning), found -> found.isPresent() || hasEnded(beginning))
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "no '" + beginning + "…' within " + longest + ": " + output() + errors() + threads(), e);
        }
    }

    /** What its threads are doing, so that a process that hangs says where. */
    private String threads() {
        try {
            var jstack = Path.of(System.getProperty("java.home"), "bin", "jstack");
            var dump = new ProcessBuilder(jstack.toString(), Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start();
            return new String(dump.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            return "no thread dump: " + e;
        }
    }

    private boolean hasEnded(String expected) {
        if (process.isAlive() || line(expected).isPresent()) {
            return false;
        }
        throw new AssertionError("ended without '" + expected + "…': " + output() + errors());
    }

    private Optional<String> line(String beginning) {
        return output().lines().filter(line -> line.startsWith(beginning)).findFirst();
    }

    /** What it has used of the processors so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Bytes of its heap that are in use after a collection. */
    long liveBytes() throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        var histogram = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram").start();
        var total = new String(histogram.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** The exit code; fails when there is none in time. */
    int awaitExit(Duration longest) throws InterruptedException {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + longest + ": " + output() + errors());
        }
        return process.exitValue();
    }

    /** Ends it in one way or the other. */
    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(15, TimeUnit.SECONDS)
                .exceptionallyCompose(_ -> process.destroyForcibly().onExit())
                .join();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
