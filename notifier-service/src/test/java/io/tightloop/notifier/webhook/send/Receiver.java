package io.tightloop.notifier.webhook.send;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A receiver of webhooks on loopback that does what its {@link Conduct} says and remembers what it was sent. */
public final class Receiver implements AutoCloseable {
    private final ServerSocket listener;
    private final String scheme;
    private final Conduct conduct;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    private Receiver(ServerSocket listener, String scheme, Conduct conduct) {
        this.listener = listener;
        this.scheme = scheme;
        this.conduct = conduct;
        Thread.startVirtualThread(this::accept);
    }

    /** Listens on {@code 127.0.0.1}. */
    public static Receiver that(Conduct conduct) throws IOException {
        return new Receiver(new ServerSocket(0, 1_000, InetAddress.ofLiteral("127.0.0.1")), "http", conduct);
    }

    /** Listens on {@code 127.0.0.1} with TLS. */
    public static Receiver that(Conduct conduct, SSLContext identity) throws IOException {
        return new Receiver(secure(identity), "https", conduct);
    }

    /** The same, for who names a host in the handshake (SNI) that this accepts. */
    static Receiver that(Conduct conduct, SSLContext identity, SNIMatcher hosts) throws IOException {
        var listener = secure(identity);
        var parameters = listener.getSSLParameters();
        parameters.setSNIMatchers(List.of(hosts));
        listener.setSSLParameters(parameters);
        return new Receiver(listener, "https", conduct);
    }

    /** One request as it came; names of headers in lower case. */
    public record Received(String line, Map<String, List<String>> headers, byte[] body) {
        /** All values of a header, with commas between; empty without it. */
        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }

        /** The body as UTF-8. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** The TCP port that it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Its URL by its address. */
    public String url() {
        return url("127.0.0.1");
    }

    /** Its URL by a name that leads to it. */
    public String url(String host) {
        return scheme + "://" + host + ":" + port() + "/hook";
    }

    /** All requests that came whole, in order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** How many connections it has taken. */
    public int connections() {
        return connections.get();
    }

    /** How many connections are open on this side. */
    public int open() {
        return open.size();
    }

    /** Breaks all connections and listens no more. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : open) {
            socket.close();
        }
    }

    private static SSLServerSocket secure(SSLContext identity) throws IOException {
        var address = InetAddress.ofLiteral("127.0.0.1");
        return (SSLServerSocket) identity.getServerSocketFactory().createServerSocket(0, 1_000, address);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                connections.incrementAndGet();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            var request = read(socket.getInputStream());
            received.add(request);
            conduct.answer(request, socket);
            socket.getOutputStream().flush();
        } catch (IOException _) {
            // the sender went away, as it may
        } finally {
            open.remove(socket);
        }
    }

    private static Received read(InputStream in) throws IOException {
        var first = line(in);
        var headers = new LinkedHashMap<String, List<String>>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var parts = line.split(":", 2);
            headers.computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), _ -> new CopyOnWriteArrayList<>())
                    .add(parts[1].strip());
        }
        int length = Integer.parseInt(
                headers.getOrDefault("content-length", List.of("0")).getFirst());
        return new Received(first, headers, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The sender went away");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** What a receiver does with a request; the connection is closed after it. */
    @FunctionalInterface
    public interface Conduct {
        /** Answers a request that came whole; what it throws ends the connection alone. */
        void answer(Received request, Socket socket) throws IOException;

        /** Writes a text as it is. */
        static void write(Socket socket, String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }
}
