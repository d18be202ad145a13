package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An example of {@code docs/examples} in a process of its own. */
final class ExampleProcess implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Path DOCS = docs();

    private final Process process;
    private final Path said;

    private ExampleProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    private static Path docs() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs");
    }

    /** A brief as its example has it. */
    static String brief(String example) throws IOException {
        return Files.readString(folder(example).resolve("brief.yaml"));
    }

    /** Where an example is. */
    static Path folder(String example) {
        return DOCS.resolve("examples").resolve(example);
    }

    /** The shell commands of a section of a document, one after the other. */
    static String commands(String document, String heading) throws IOException {
        var text = Files.readString(DOCS.resolve(document));
        int start = text.indexOf("\n## " + heading + "\n");
        assertThat(start).as(heading).isPositive();
        int end = text.indexOf("\n## ", start + 1);
        return CODE.matcher(text.substring(start, end < 0 ? text.length() : end))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }

    /** Skips a test where a program is missing; on CI all of them must be there. */
    static void requires(String program) {
        boolean there = System.getenv("PATH") != null
                && List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        requires(there, program + " is not installed");
    }

    /** Skips a test where what it needs is not there, and says so; on CI it must be. */
    static void requires(boolean there, String otherwise) {
        assertThat(there || System.getenv("CI") == null).as(otherwise).isTrue();
        if (!there) {
            System.out.println("SKIPPED: " + otherwise);
        }
        assumeTrue(there, otherwise);
    }

    /**
     * Starts an example.
     *
     * @param before what runs its file
     * @param file below {@code docs/examples}
     * @param after its arguments
     */
    static ExampleProcess start(Map<String, String> environment, List<String> before, String file, String... after)
            throws IOException {
        var command = new ArrayList<>(before);
        command.add(folder(file).toString());
        command.addAll(List.of(after));
        return start(environment, command);
    }

    /**
     * Starts an example in Java on the class path that the command line prints.
     *
     * @param folder for what the command line leaves
     */
    static ExampleProcess java(Path folder, Map<String, String> environment, String file, String... after)
            throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return start(environment, List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classPath(folder)), file, after);
    }

    private static String classPath(Path folder) throws Exception {
        try (var printed = JavaProcess.commandLine(folder, List.of("classpath"))) {
            assertThat(printed.awaitExit(Duration.ofSeconds(30)))
                    .as(printed.errors())
                    .isZero();
            return printed.output().strip();
        }
    }

    /** Starts a command. */
    static ExampleProcess start(Map<String, String> environment, List<String> command) throws IOException {
        var said = Files.createTempFile("example-", ".txt");
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        return new ExampleProcess(builder.start(), said);
    }

    /** Standard output and error. */
    String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it has said this; fails with all that it said when it ends without. */
    void awaitSaying(String text) {
        await("'" + text + "'")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || said().contains(text));
        assertThat(said()).contains(text);
    }

    /** Ends it as an operator would and returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return awaitExit(Duration.ofSeconds(15));
    }

    /** The exit code; fails with all that it said when there is none in time. */
    int awaitExit(Duration longest) throws InterruptedException {
        assertThat(process.waitFor(longest)).as(said()).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        Files.delete(said);
    }
}
