package io.tightloop.notifier.webhook.send;

import io.tightloop.notifier.webhook.send.Receiver.Conduct;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The ways of receivers, good and bad. */
public final class Conducts {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private Conducts() {}

    /** Answers properly with a status, headers (each a line without its end) and a body. */
    public static Conduct answering(int status, String body, String... headers) {
        var lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return saying(
                "HTTP/1.1 " + status + " So\r\n" + lines + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** Answers properly with a status alone. */
    public static Conduct answering(int status) {
        return answering(status, "");
    }

    /** Answers the first request in the first way, and so on; the last way stays. */
    public static Conduct inTurn(Conduct... ways) {
        Iterator<Conduct> turns = List.of(ways).iterator();
        var last = ways[ways.length - 1];
        return (request, socket) -> {
            Conduct next;
            synchronized (turns) {
                next = turns.hasNext() ? turns.next() : last;
            }
            next.answer(request, socket);
        };
    }

    /** Answers with a status and where to go. */
    public static Conduct redirecting(int status, String location) {
        return answering(status, "", "Location: " + location);
    }

    /** Says exactly this and closes the connection. */
    public static Conduct saying(String text) {
        return (_, socket) -> Conduct.write(socket, text);
    }

    /** Says this, and then nothing until the sender goes away. */
    public static Conduct hangingAfter(String text) {
        return (_, socket) -> {
            Conduct.write(socket, text);
            socket.getInputStream().readAllBytes();
        };
    }

    /** Takes the request and says nothing until the sender goes away. */
    public static Conduct hanging() {
        return hangingAfter("");
    }

    /** Answers as the other when the latch is open. */
    public static Conduct waitingFor(CountDownLatch latch, Conduct other) {
        return (request, socket) -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            other.answer(request, socket);
        };
    }

    /** Says a text and then another over and over, with a pause before each, until the sender goes away. */
    public static Conduct dripping(String text, String drop, Duration pause) {
        return (_, socket) -> {
            Conduct.write(socket, text);
            while (stays(socket, pause)) {
                Conduct.write(socket, drop);
            }
        };
    }

    /** Says a text and then another over and over, as fast as it is taken. */
    public static Conduct flooding(String text, String more) {
        return (_, socket) -> {
            Conduct.write(socket, text);
            for (var wave = more.repeat(1_000); !socket.isClosed(); ) {
                Conduct.write(socket, wave);
            }
        };
    }

    /** Breaks the connection without a word. */
    public static Conduct resetting() {
        return (_, socket) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        };
    }

    /** The head of an answer that is fine but for its length. */
    public static String headWithLength(String length) {
        return OK + "Content-Length: " + length + "\r\n\r\n";
    }

    /** The head of an answer whose body ends with the connection. */
    public static String head() {
        return OK + "Content-Type: text/plain\r\n\r\n";
    }

    private static boolean stays(Socket socket, Duration pause) throws IOException {
        socket.setSoTimeout((int) pause.toMillis());
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException _) {
            return true;
        }
    }
}
