package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tightloop.standalone.chaos.audit.Audit;
import io.tightloop.standalone.chaos.audit.Findings;
import io.tightloop.standalone.demo.ChildServer;
import io.tightloop.standalone.demo.DemoRepository;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Kills the server in the middle of a session, starts it again, and proves that nothing was lost or doubled. */
final class CrashDemo implements AutoCloseable {
    private static final long POLL_MS = 100;
    private static final long SILENCE_MS = 2_000;
    private static final long LONGEST_MS = 180_000;
    /** What {@code why} says of attempts; of what waits for them it says more than one wants to read here. */
    private static final Set<String> ATTEMPTS = Set.of("WORKER", "LEASE", "RETRY");

    private static final String PREFIX = "tightloop.";

    private final PrintStream out;
    private final ChildServer server;
    private final Client client;
    private final Watch watch;
    private final long begin = System.nanoTime();
    private long lastSaid;

    CrashDemo(Path folder, PrintStream out) throws IOException {
        this.out = out;
        this.server = new ChildServer(folder);
        this.client = new Client(server.uri());
        this.watch = new Watch(client, out);
    }

    /** The exit code: 0 only when the session is COMPLETED and the topics show no fault. */
    int run() throws IOException {
        server.start();
        say("Kafka, the registry, three services and workers start in a process of their own, %d", server.pid());
        untilReady("Kafka first, then the registry, then the services");
        JsonNode started = client.start(new YAMLMapper().readTree(DemoRepository.crashBrief()));
        String id = started.path("sessionId").asText();
        say("session %s: seven tasks, two at a time; %s/v1/sessions/%s", id, server.uri(), id);
        watch.show(client.session(id, started.path("version").asText(null)));
        JsonNode before = until(id, CrashDemo::inTheMiddle);

        long killedAt = now();
        server.kill();
        say("✗ SIGKILL to process %d: %s", server.pid(), counts(before));
        server.start();
        say("the same command, the same data: process %d", server.pid());
        untilReady("Kafka checks its log after the kill, then the services restore their state");
        long readyAt = now();
        say("ready again %s after the kill; the same session goes on", seconds(readyAt - killedAt));
        JsonNode restored = client.session(id, null);
        watch.show(restored);
        until(id, session -> !tasks(session).equals(tasks(restored)));
        long movedAt = now();
        JsonNode end = until(id, Watch::isStill);

        new SessionView(out).evidence(end);
        return prove(end, new long[] {killedAt, readyAt, movedAt, now()});
    }

    /** At least one task has succeeded, and at least one runs. */
    private static boolean inTheMiddle(JsonNode session) {
        return session.path("progress").path("completed").asInt() > 0
                && session.path("progress").path("running").asInt() > 0;
    }

    private static String counts(JsonNode session) {
        JsonNode progress = session.path("progress");
        return "%d of %d tasks have succeeded, %d under way"
                .formatted(
                        progress.path("completed").asInt(),
                        progress.path("total").asInt(),
                        progress.path("running").asInt());
    }

    private static List<String> tasks(JsonNode session) {
        List<String> tasks = new ArrayList<>();
        session.path("tasks").forEach(task -> tasks.add(SessionView.task(task)));
        return tasks;
    }

    private void untilReady(String why) throws IOException {
        long since = now();
        while (!server.isReady()) {
            if (silent()) {
                say("… not ready after %s: %s", seconds(now() - since), why);
            }
            pause();
        }
    }

    private JsonNode until(String id, Predicate<JsonNode> reached) throws IOException {
        while (true) {
            JsonNode session = client.session(id, null);
            if (watch.show(session)) {
                lastSaid = now();
            }
            if (reached.test(session)) {
                return session;
            }
            if (silent()) {
                explain(id);
            }
            pause();
        }
    }

    /** Says what the session waits for, when it is silent for a while. */
    private void explain(String id) throws IOException {
        List<String> details = new ArrayList<>();
        client.why(id).path("waitingFor").forEach(waiting -> {
            if (ATTEMPTS.contains(waiting.path("what").asText())) {
                details.add(waiting.path("detail").asText());
            }
        });
        say("… %s", details.isEmpty() ? "the next step is under way" : String.join("\n           ", details));
    }

    private int prove(JsonNode end, long[] times) {
        Findings findings = Audit.of(server.bootstrap(), server.registry(), PREFIX);
        int tasks = end.path("progress").path("total").asInt();
        long accepted = findings.traffic().tasksSucceeded();
        boolean once = findings.clean()
                && accepted == tasks
                && findings.sessions().runs() == 1
                && findings.sessions().ended().getOrDefault("COMPLETED", 0L) == 1;
        out.println();
        out.println("What the topics say, read from their beginning by the auditor (tightloop audit):");
        line("killed", "at %s, in the middle of the work", seconds(times[0]));
        line("ready again", "%s after the kill", seconds(times[1] - times[0]));
        line("next step", "%s after the kill", seconds(times[2] - times[0]));
        line("ended", "%s at %s, once", end.path("status").asText(), seconds(times[3]));
        line(
                "results",
                "%d of %d tasks accepted, each once; %d at a second attempt; %d late or double ones ignored",
                accepted,
                tasks,
                tasks(end).stream().filter(task -> task.contains("(attempt ")).count(),
                findings.traffic().resultsIgnored());
        line("findings", "%d", findings.violations());
        findings.findings().forEach(finding -> line("", "✗ %s: %s", finding.where(), finding.what()));
        out.println(once ? "Nothing was lost, and nothing was accepted twice." : "That is not what should be.");
        return once && end.path("status").asText().equals("COMPLETED") ? 0 : 1;
    }

    private void line(String word, String text, Object... arguments) {
        out.printf("  %-12s %s%n", word, text.formatted(arguments));
    }

    private void say(String text, Object... arguments) {
        lastSaid = now();
        out.printf("%8s  %s%n", seconds(lastSaid), text.formatted(arguments));
    }

    private boolean silent() throws IOException {
        if (now() > LONGEST_MS) {
            throw new IOException("the demo did not end within " + seconds(LONGEST_MS));
        }
        return now() - lastSaid >= SILENCE_MS;
    }

    private long now() {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
