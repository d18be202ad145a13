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
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An agent of {@code docs/examples} in a process of its own. */
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
        return Files.readString(DOCS.resolve("examples").resolve(example).resolve("brief.yaml"));
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
    static void requires(String program) throws InterruptedException {
        boolean there = System.getenv("PATH") != null
                && List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeTrue(there || System.getenv("CI") != null, program + " is not installed");
        assertThat(there).as(program + " must be installed on CI").isTrue();
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
        command.add(DOCS.resolve("examples").resolve(file).toString());
        command.addAll(List.of(after));
        return start(environment, command);
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
        assertThat(process.waitFor(15, TimeUnit.SECONDS)).as(said()).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        Files.delete(said);
    }
}
