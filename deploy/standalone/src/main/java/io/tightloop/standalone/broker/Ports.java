package io.tightloop.standalone.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** The loopback ports of the client and the controller listener; the controller's is new at each start. */
record Ports(int client, int controller) {

    static final String HOST = "127.0.0.1";

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 100;

    static Ports choose(int client) throws IOException {
        try (var first = client == 0 ? free() : bind(client);
                var second = free()) {
            return new Ports(first.getLocalPort(), second.getLocalPort());
        }
    }

    /** A free port below those that the system gives to outgoing connections, so that none of them takes it meanwhile. */
    private static ServerSocket free() throws IOException {
        for (int tries = 1; ; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try {
                return bind(port);
            } catch (IllegalStateException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return socket;
        } catch (BindException e) {
            socket.close();
            throw new IllegalStateException(
                    "Port %d of %s is taken. Stop what listens there, or choose another port.".formatted(port, HOST),
                    e);
        }
    }
}
