package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Follows a session and prints each change of a task, a criterion or the session, as it happens. */
public final class Watch {
    private static final long POLL_MS = 100;
    private static final Set<String> STOPS = Set.of("COMPLETED", "EXHAUSTED", "INTERRUPTED", "FAILED", "AWAITING");

    private final Client client;
    private final PrintStream out;
    private final Map<String, String> shown = new HashMap<>();

    public Watch(Client client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /** Prints changes until the session ends, or nothing but people can move it; returns it as it was then. */
    public JsonNode untilEnd(String id, String version) throws IOException {
        JsonNode session = client.session(id, version);
        show(session);
        while (!isStill(session)) {
            pause();
            session = client.session(id, null);
            show(session);
        }
        return session;
    }

    /** Whether nothing happens any more, or nothing that people do not do. */
    static boolean isStill(JsonNode session) {
        String status = session.path("status").asText();
        return STOPS.contains(status) || status.equals("SUSPENDED") && SuspensionView.isForPeople(session);
    }

    /** Prints what has changed since it was last shown; false when nothing has. */
    boolean show(JsonNode session) {
        boolean changed = false;
        for (JsonNode task : session.path("tasks")) {
            changed |= line("task " + task.path("id").asText(), SessionView.task(task));
        }
        for (JsonNode criterion : session.path("criteria")) {
            changed |= line("criterion " + criterion.path("id").asText(), SessionView.criterion(criterion));
        }
        for (JsonNode question : session.path("confirmations")) {
            changed |= line("question " + question.path("confirmationId").asText(), SessionView.question(question));
        }
        if (session.path("suspension").isObject()) {
            changed |= line("suspension", SuspensionView.summary(session.path("suspension")));
        }
        changed |= line(
                "session",
                "── %s, %s, iteration %d"
                        .formatted(
                                session.path("status").asText(),
                                session.path("phase").asText(),
                                session.path("iteration").asInt()));
        return changed;
    }

    private boolean line(String key, String text) {
        boolean changed = !text.equals(shown.put(key, text));
        if (changed) {
            out.println(text);
        }
        return changed;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
