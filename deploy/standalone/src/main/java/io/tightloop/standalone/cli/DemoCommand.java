package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tightloop.standalone.demo.DemoRepository;
import io.tightloop.standalone.server.Server;
import io.tightloop.standalone.server.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the demo in a server of its own on free ports. */
@Command(
        name = "demo",
        description = "Take a real brief through two iterations to COMPLETED, on a broker and folder of its own.")
final class DemoCommand implements Callable<Integer> {
    /** What shells say of a command that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    @Option(names = "--keep", description = "keep the demo's folder")
    private boolean keep;

    @Option(
            names = "--crash",
            description = "kill the server (SIGKILL) in mid-session and show that nothing is lost or doubled")
    private boolean crash;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("tightloop-demo-");
        return crash ? crash(folder) : demo(folder);
    }

    private int demo(Path folder) throws IOException {
        try {
            return run(folder);
        } finally {
            leave(folder);
        }
    }

    /** However it ends, by Ctrl-C for example, the server ends with it and nothing is left behind. */
    private int crash(Path folder) throws IOException {
        CrashDemo demo = new CrashDemo(folder, System.out);
        AtomicBoolean ending = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending.set(true);
            demo.close();
            tidy(folder);
        }));
        try {
            return demo.run();
        } catch (IOException e) {
            if (ending.get()) {
                return INTERRUPTED;
            }
            throw e;
        }
    }

    private void tidy(Path folder) {
        try {
            leave(folder);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("tightloop: " + folder + " could not be deleted: " + e.getMessage());
        }
    }

    private void leave(Path folder) throws IOException {
        if (keep) {
            System.out.println("kept " + folder);
        } else {
            delete(folder);
        }
    }

    private static int run(Path folder) throws IOException {
        System.out.println(
                "Making a git repository whose tests fail, and starting Kafka, the registry and three services ...");
        Path workspace = folder.resolve("workspace");
        DemoRepository.create(workspace.resolve("slug"));
        try (Server server = Server.start(new ServerOptions(0, 0, 0, folder.resolve("data"), workspace, true))) {
            Client client = new Client(server.uri());
            JsonNode started = client.start(new YAMLMapper().readTree(DemoRepository.brief()));
            String id = started.path("sessionId").asText();
            System.out.println("Session " + id + " at " + server.uri() + "/v1/sessions/" + id);
            JsonNode end = new Watch(client, System.out)
                    .untilEnd(id, started.path("version").asText(null));
            new SessionView(System.out).evidence(end);
            return end.path("status").asText().equals("COMPLETED") ? 0 : 1;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
