package io.tightloop.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the demo's git repository: a small shell library with a failing test suite and a scripted fixer. */
public final class DemoRepository {
    private static final List<String> FILES = List.of(
            "src/slug.sh",
            "tests/run.sh",
            "fixes/lowers-case.sed",
            "fixes/drops-punctuation.sed",
            "scripts/fix.sh",
            "scripts/notes.sh");

    private DemoRepository() {}

    /**
     * Writes the files and commits them.
     *
     * @throws IOException when the folder cannot be written or git is missing or fails
     */
    public static void create(Path folder) throws IOException {
        for (String file : FILES) {
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream content = open("repository/" + file)) {
                Files.copy(content, target);
            }
        }
        git(folder, "init", "--quiet", "--initial-branch=main");
        git(folder, "add", ".");
        git(
                folder,
                "-c",
                "user.name=demo",
                "-c",
                "user.email=demo@localhost",
                "commit",
                "--quiet",
                "-m",
                "Slugs, with bugs");
    }

    /** The demo's brief, YAML. */
    public static String brief() throws IOException {
        return text("brief.yaml");
    }

    /** The brief of the demo that kills its server, YAML. */
    public static String crashBrief() throws IOException {
        return text("crash.yaml");
    }

    private static String text(String name) throws IOException {
        try (InputStream content = open(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream content = DemoRepository.class.getResourceAsStream("/demo/" + name);
        if (content == null) {
            throw new IOException("the demo's file " + name + " is not in this build");
        }
        return content;
    }

    private static void git(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("git " + arguments[0] + " failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
