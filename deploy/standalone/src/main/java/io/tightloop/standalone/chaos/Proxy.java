package io.tightloop.standalone.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy on loopback whose connections can be cut, held and slowed down. */
final class Proxy implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile Duration delay = Duration.ZERO;

    private Proxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** A proxy that listens on one port and connects to another. */
    static Proxy start(int port, int target) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(loopback(port));
            var proxy = new Proxy(server, target);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy on port " + port, e);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Ends all connections, and each new one at once, until healed. */
    void cut() {
        cut = true;
        open.forEach(Proxy::quietly);
    }

    /** Holds back all that goes through, in each direction, by this time per piece of up to 64 KiB. */
    void slow(Duration by) {
        delay = by;
    }

    void heal() {
        cut = false;
        delay = Duration.ZERO;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed, or the client has gone before it was served.
                continue;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var far = new Socket()) {
            open.add(client);
            open.add(far);
            if (cut) {
                return;
            }
            client.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            far.connect(loopback(target), 2_000);
            var back = Thread.ofVirtual().start(() -> pass(far, client));
            pass(client, far);
            back.join();
        } catch (IOException e) {
            // Nobody listens there now: the client learns it by the end of its connection.
            quietly(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
            open.removeIf(Socket::isClosed);
        }
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[CHUNK];
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!delay.isZero()) {
                    Thread.sleep(delay);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side has gone; closing both tells the other.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already, which is what was wanted.
            return;
        }
    }

    @Override
    public void close() {
        cut();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
