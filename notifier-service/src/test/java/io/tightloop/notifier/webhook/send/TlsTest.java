package io.tightloop.notifier.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final Resolver LOOPBACK = Sending.leadingTo("127.0.0.1");
    private static Identity identity;

    @BeforeAll
    static void make(@TempDir Path folder) throws Exception {
        identity = Identity.of(folder, "dns:hooks.test");
    }

    @Test
    void a_trusted_certificate_of_the_host_is_fine_at_an_address_that_was_pinned() throws Exception {
        try (var receiver = Receiver.that(Conducts.answering(200, "Safe"), identity.server());
                var client = Sending.client(Sending.PATIENT, LOOPBACK, identity.trust())) {
            var outcome = client.send(Sending.request(receiver.url("hooks.test")));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.excerpt()).isEqualTo("Safe"));
            assertThat(receiver.received().getFirst().header("host")).isEqualTo("hooks.test:" + receiver.port());
        }
    }

    @Test
    void the_handshake_names_the_host_though_the_address_was_pinned() throws Exception {
        var hosts = new Hosts("hooks.test");
        try (var receiver = Receiver.that(Conducts.answering(200), identity.server(), hosts);
                var client = Sending.client(Sending.PATIENT, LOOPBACK, identity.trust())) {
            assertThat(client.send(Sending.request(receiver.url("hooks.test")))).isInstanceOf(Outcome.Answered.class);

            assertThat(hosts.named()).isNotEmpty().containsOnly("hooks.test");
        }
    }

    @Test
    void a_receiver_that_has_no_such_host_gets_nothing() throws Exception {
        var hosts = new Hosts("others.test");
        try (var receiver = Receiver.that(Conducts.answering(200), identity.server(), hosts);
                var client = Sending.client(Sending.PATIENT, LOOPBACK, identity.trust())) {
            assertThat(client.send(Sending.request(receiver.url("hooks.test"))))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(Reason.TLS));
            assertThat(receiver.received()).isEmpty();
            assertThat(hosts.named()).isNotEmpty().containsOnly("hooks.test");
        }
    }

    @Test
    void a_host_of_another_certificate_is_named_and_refused_all_the_same() throws Exception {
        var hosts = new Hosts("others.test");
        try (var receiver = Receiver.that(Conducts.answering(200), identity.server(), hosts);
                var client = Sending.client(Sending.PATIENT, LOOPBACK, identity.trust())) {
            assertThat(client.send(Sending.request(receiver.url("others.test"))))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                        assertThat(failed.reason()).isEqualTo(Reason.TLS);
                        assertThat(failed.text()).contains("others.test");
                    });
            assertThat(hosts.named()).isNotEmpty().containsOnly("others.test");
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() throws Exception {
        assertRefused("hooks.test", SSLContext.getDefault());
    }

    @Test
    void a_certificate_of_another_host_is_refused() throws Exception {
        assertRefused("others.test", identity.trust());
    }

    @Test
    void a_certificate_of_a_name_is_not_one_of_its_address() throws Exception {
        assertRefused("127.0.0.1", identity.trust());
    }

    @Test
    void a_redirect_from_https_to_http_is_not_followed() throws Exception {
        try (var plain = Receiver.that(Conducts.answering(200));
                var receiver = Receiver.that(Conducts.redirecting(307, plain.url("hooks.test")), identity.server());
                var client = Sending.client(Sending.PATIENT, LOOPBACK, identity.trust())) {
            var outcome = client.send(Sending.request(receiver.url("hooks.test")));

            assertThat(((Outcome.Failed) outcome).reason()).isEqualTo(Reason.BAD_REDIRECT);
            assertThat(plain.connections()).isZero();
        }
    }

    @Test
    void who_speaks_no_tls_is_refused() throws Exception {
        try (var plain = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                var client = Sending.client(Sending.PATIENT, LOOPBACK, identity.trust())) {
            var answering = Sending.soon(() -> {
                try (var socket = plain.accept()) {
                    Receiver.Conduct.write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
                    return socket.getInputStream().readAllBytes();
                }
            });

            var outcome = client.send(Sending.request("https://hooks.test:" + plain.getLocalPort() + "/"));

            assertThat(((Outcome.Failed) outcome).reason()).isEqualTo(Reason.TLS);
            await().until(answering::isDone);
        }
    }

    @Test
    void who_says_nothing_in_the_handshake_is_left_in_time() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                var client = Sending.client(Sending.HASTY, LOOPBACK, identity.trust())) {
            var outcome = client.send(Sending.request("https://hooks.test:" + silent.getLocalPort() + "/"));

            assertThat(((Outcome.Failed) outcome).reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(outcome.tookMs()).isLessThan(4_000);
        }
    }

    private static void assertRefused(String host, SSLContext trust) throws Exception {
        try (var receiver = Receiver.that(Conducts.answering(200), identity.server());
                var client = Sending.client(Sending.PATIENT, LOOPBACK, trust)) {
            var outcome = client.send(Sending.request(receiver.url(host)));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(Reason.TLS));
            assertThat(receiver.received()).isEmpty();
        }
    }
}
