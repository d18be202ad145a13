package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a stream of server-sent events from a connection, only as far as it is asked to. */
final class SseClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final InputStream in;
    private final String head;
    private int left;

    /** One event; id is null when it has none. */
    record Event(String name, String id, String data) {
        JsonNode json() throws IOException {
            return JSON.readTree(data);
        }
    }

    SseClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        this.in = new BufferedInputStream(socket.getInputStream());
        var lines = new StringBuilder();
        for (var line = rawLine(); !line.isEmpty(); line = rawLine()) {
            lines.append(line).append('\n');
        }
        this.head = lines.toString().toLowerCase(Locale.ROOT);
        assertThat(head).startsWith("http/1.1 200").contains("transfer-encoding: chunked");
    }

    String head() {
        return head;
    }

    /** The next event of this name. */
    Event next(String name) throws IOException {
        var event = next();
        while (!event.name().equals(name)) {
            event = next();
        }
        return event;
    }

    Event next() throws IOException {
        String name = null;
        String id = null;
        for (var line = line(); ; line = line()) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                return new Event(name, id, line.substring(6));
            }
        }
    }

    List<Event> untilTheEnd() throws IOException {
        var events = new ArrayList<Event>();
        do {
            events.add(next());
        } while (!events.getLast().name().equals("end"));
        assertThat(isAtItsEnd()).isTrue();
        return events;
    }

    /** Whether the stream is ended properly after this. */
    boolean isAtItsEnd() throws IOException {
        int next = read();
        while (next == '\n') {
            next = read();
        }
        return next < 0;
    }

    /** The next line of the stream. */
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = read(); next != '\n'; next = read()) {
            assertThat(next).as("the stream goes on").isNotNegative();
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A byte of the chunks; -1 after the last. */
    private int read() throws IOException {
        if (left == 0) {
            var size = rawLine();
            left = Integer.parseInt(size.isEmpty() ? rawLine() : size, 16);
            if (left == 0) {
                return -1;
            }
        }
        left--;
        return in.read();
    }

    private String rawLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            assertThat(next).as("the answer goes on").isNotNegative();
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
