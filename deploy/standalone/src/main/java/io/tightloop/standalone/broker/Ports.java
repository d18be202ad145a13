package io.tightloop.standalone.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The loopback ports of the client and the controller listener; the controller's is new at each start. */
record Ports(int client, int controller) {

    static final String HOST = "127.0.0.1";

    static Ports choose(int client) throws IOException {
        try (var first = bind(client);
                var second = bind(0)) {
            return new Ports(first.getLocalPort(), second.getLocalPort());
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
