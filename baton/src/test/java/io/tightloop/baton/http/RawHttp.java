package io.tightloop.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends requests byte by byte, as no client would that keeps to the rules; one connection each. */
public final class RawHttp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_MS = 30_000;

    private final URL server;

    public RawHttp(URL server) {
        this.server = server;
    }

    /** What came back; {@code head} is in lower case. */
    public record Answer(int status, String head, String body) {
        public JsonNode json() throws IOException {
            return JSON.readTree(body);
        }

        public boolean refused() {
            return status >= 400;
        }

        public String type() throws IOException {
            return json().path("type").asText();
        }
    }

    /**
     * Sends a request; its length and the end of the connection are said for it.
     *
     * @param target what comes after the method, as it is
     * @param headers whole lines, each with its line break
     */
    public Answer send(String method, String target, String headers, byte[] body) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(LONGEST_MS);
            var request = new ByteArrayOutputStream();
            var length = body.length == 0 && method.equals("GET") ? "" : "Content-Length: " + body.length + "\r\n";
            var head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + length
                    + headers + "\r\n";
            request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            return answer(socket.getInputStream().readAllBytes());
        }
    }

    private static Answer answer(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).as("the answer").startsWith("HTTP/1.");
        int end = text.indexOf("\r\n\r\n");
        var head = text.substring(0, end).toLowerCase(Locale.ROOT);
        return new Answer(Integer.parseInt(text.substring(9, 12)), head, text.substring(end + 4));
    }
}
