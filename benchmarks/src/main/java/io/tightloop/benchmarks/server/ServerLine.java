package io.tightloop.benchmarks.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a standalone server is run as a process of its own: by this one's Java, flags and class path, on free ports. */
public final class ServerLine {
    private static final String MAIN = "io.tightloop.standalone.cli.Tightloop";
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final long END_SECONDS = 5;

    /** Settings that name databases which outlive a server: see {@link #withFilesOnly}. */
    private static final Pattern DATABASES = Pattern.compile("TIGHTLOOP_(PLANNER|NOTIFIER)_DB_.*");

    /** Flags that name an archive of classes; Java takes one at a time. */
    private static final List<String> ARCHIVES =
            List.of("-XX:AOT", "-XX:SharedArchiveFile", "-XX:+AutoCreateSharedArchive", "-Xshare:");

    private final Path folder;
    private final List<String> flags;
    private final int port = freePort();
    private final int kafkaPort = freePort();
    private final int registryPort = freePort();

    /**
     * A line that is the same at each start, ports included.
     *
     * @param folder where its data and workspace are
     */
    public ServerLine(Path folder) throws IOException {
        // The archive that others read is not written by a process that may be killed.
        this(
                folder,
                own().filter(flag -> !flag.equals("-XX:+AutoCreateSharedArchive"))
                        .toList());
    }

    private ServerLine(Path folder, List<String> flags) throws IOException {
        this.folder = folder;
        this.flags = flags;
    }

    /** A line by which Java records what it loads and compiles, and writes it to a cache when the server ends. */
    static ServerLine training(Path folder, Path cache) throws IOException {
        var flags = own().filter(flag -> ARCHIVES.stream().noneMatch(flag::startsWith));
        return new ServerLine(
                folder,
                Stream.concat(flags, Stream.of("-XX:AOTCacheOutput=" + cache)).toList());
    }

    private static Stream<String> own() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib:"));
    }

    /** Command and arguments. */
    public List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN, "up"));
        command.addAll(List.of("--port", Integer.toString(port), "--kafka-port", Integer.toString(kafkaPort)));
        command.addAll(List.of("--registry-port", Integer.toString(registryPort)));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        command.addAll(List.of("--workspace", folder.resolve("workspace").toString()));
        return command;
    }

    /** The same process without databases that others use: one that is for show or for practice keeps to its own files. */
    public static ProcessBuilder withFilesOnly(ProcessBuilder process) {
        process.environment().keySet().removeIf(name -> DATABASES.matcher(name).matches());
        return process;
    }

    /** Address of the API. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Address of the broker. */
    public String bootstrap() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** Address of the schema registry. */
    public String registry() {
        return "http://127.0.0.1:" + registryPort;
    }

    /** Ends such a process: in order, or after 5 s in any way. */
    public static void end(Process process) {
        end(process, END_SECONDS);
    }

    static void end(Process process, long seconds) {
        process.destroy();
        process.onExit()
                .orTimeout(seconds, TimeUnit.SECONDS)
                .exceptionallyCompose(_ -> process.destroyForcibly().onExit())
                .join();
    }

    /** Below those that the system gives to outgoing connections, so that it is still free after a kill. */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return socket.getLocalPort();
            } catch (BindException _) {
                // Taken: another one is tried.
            }
        }
    }
}
