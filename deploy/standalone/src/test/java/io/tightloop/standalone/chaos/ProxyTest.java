package io.tightloop.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProxyTest {
    private final int port = new Ports().next();
    private ServerSocket echo;
    private Proxy proxy;

    @BeforeEach
    void start_an_echo_behind_a_proxy() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
        proxy = Proxy.start(port, echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    private void answer() {
        try {
            while (true) {
                var client = echo.accept();
                Thread.ofVirtual().start(() -> repeat(client));
            }
        } catch (IOException e) {
            System.out.println("the echo ends: " + e.getMessage());
        }
    }

    private static void repeat(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            System.out.println("a client has gone: " + e.getMessage());
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static int echoed(Socket socket, int value) {
        try {
            socket.getOutputStream().write(value);
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void bytes_go_through_both_ways() throws IOException {
        try (var socket = connect()) {
            assertThat(echoed(socket, 7)).isEqualTo(7);
            assertThat(echoed(socket, 8)).isEqualTo(8);
        }
    }

    @Test
    void a_cut_ends_connections_and_new_ones_until_it_is_healed() throws IOException {
        try (var socket = connect()) {
            assertThat(echoed(socket, 7)).isEqualTo(7);

            proxy.cut();
            assertThat(echoed(socket, 8)).isEqualTo(-1);
            try (var later = connect()) {
                assertThat(echoed(later, 8)).isEqualTo(-1);
            }

            proxy.heal();
            try (var healed = connect()) {
                assertThat(echoed(healed, 9)).isEqualTo(9);
            }
        }
    }

    @Test
    void a_slow_line_holds_each_way_back() throws IOException {
        try (var socket = connect()) {
            proxy.slow(Duration.ofMillis(100));
            long begin = System.nanoTime();

            assertThat(echoed(socket, 7)).isEqualTo(7);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void a_client_of_nobody_is_let_go() throws IOException {
        echo.close();
        try (var socket = connect()) {
            assertThat(echoed(socket, 7)).isEqualTo(-1);
        }
    }
}
