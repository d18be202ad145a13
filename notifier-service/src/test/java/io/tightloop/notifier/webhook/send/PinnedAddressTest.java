package io.tightloop.notifier.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class PinnedAddressTest {
    @Test
    void it_goes_to_the_address_that_was_checked_by_the_name_that_was_asked_for() throws Exception {
        var asked = new AtomicInteger();
        Resolver rebinding =
                _ -> List.of(InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254"));
        try (var receiver = Receiver.that(Conducts.answering(200));
                var client = Sending.client(Sending.HASTY, rebinding)) {
            var first = client.send(Sending.request(receiver.url("hooks.test")));
            var second = client.send(Sending.request(receiver.url("hooks.test")));

            assertThat(first).isInstanceOf(Outcome.Answered.class);
            assertThat(receiver.received().getFirst().header("host")).isEqualTo("hooks.test:" + receiver.port());
            assertThat(reason(second)).isEqualTo(Reason.ADDRESS_REFUSED);
            assertThat(((Outcome.Failed) second).text())
                    .isEqualTo("hooks.test is at 169.254.169.254, which is link-local and not allowed");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void an_ipv6_address_keeps_its_brackets_in_host_alone() throws Exception {
        var asked = new LinkedBlockingQueue<String>();
        var allowed = new AddressGuard(Allowed.of(List.of("::1", "127.0.0.1")));
        var exchange = new Exchange(Sending.PATIENT, SSLContext.getDefault(), "1");
        Resolver resolver = host -> {
            asked.add(host);
            return List.of(InetAddress.ofLiteral("127.0.0.1"));
        };
        try (var receiver = Receiver.that(Conducts.answering(200));
                var client = new WebhookClient(Sending.PATIENT, allowed, resolver, exchange)) {
            assertThat(client.send(Sending.request(receiver.url("[::1]")))).isInstanceOf(Outcome.Answered.class);
            assertThat(asked).containsExactly("::1");
            assertThat(receiver.received().getFirst().header("host")).isEqualTo("[::1]:" + receiver.port());
        }
    }

    @Test
    void one_refused_address_among_several_refuses_all() throws Exception {
        try (var receiver = Receiver.that(Conducts.answering(200));
                var client = Sending.client(Sending.HASTY, Sending.leadingTo("127.0.0.1", "10.0.0.1"))) {
            assertThat(reason(client.send(Sending.request(receiver.url("hooks.test")))))
                    .isEqualTo(Reason.ADDRESS_REFUSED);
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void an_address_that_does_not_answer_leads_to_the_next() throws Exception {
        var allowed = new AddressGuard(Allowed.of(List.of("127.0.0.0/8")));
        var exchange = new Exchange(Sending.PATIENT, SSLContext.getDefault(), "1");
        try (var receiver = Receiver.that(Conducts.answering(200));
                var client = new WebhookClient(
                        Sending.PATIENT, allowed, Sending.leadingTo("127.0.0.9", "127.0.0.1"), exchange)) {
            assertThat(client.send(Sending.request(receiver.url("hooks.test")))).isInstanceOf(Outcome.Answered.class);
        }
    }

    @Test
    void a_refused_url_is_not_called() {
        try (var client = new WebhookClient(Sending.HASTY, new AddressGuard(Allowed.NOTHING), "1")) {
            assertThat(client.send(Sending.request("http://127.0.0.1:1/")))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                        assertThat(failed.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
                        assertThat(failed.text())
                                .isEqualTo("The URL must be public: 127.0.0.1 is loopback and not allowed");
                    });
            assertThat(reason(client.send(Sending.request("http://localhost:1/"))))
                    .isEqualTo(Reason.ADDRESS_REFUSED);
        }
    }

    @Test
    void a_name_that_dns_does_not_know_is_unresolvable() {
        Resolver unknowing = host -> {
            throw new UnknownHostException(host);
        };
        try (var client = Sending.client(Sending.HASTY, unknowing);
                var nowhere = Sending.client(Sending.HASTY, _ -> List.of())) {
            assertThat(reason(client.send(Sending.request("http://hooks.test/"))))
                    .isEqualTo(Reason.UNRESOLVABLE);
            assertThat(reason(nowhere.send(Sending.request("http://hooks.test/"))))
                    .isEqualTo(Reason.UNRESOLVABLE);
        }
    }

    @Test
    void a_slow_name_costs_one_thread_and_delays_no_other() throws Exception {
        var released = new CountDownLatch(1);
        var lookups = new AtomicInteger();
        Resolver stuck = host -> {
            if (host.equals("slow.test")) {
                lookups.incrementAndGet();
                uninterrupted(released);
            }
            return List.of(InetAddress.ofLiteral("127.0.0.1"));
        };
        try (var receiver = Receiver.that(Conducts.answering(200));
                var client = Sending.client(Sending.HASTY, stuck)) {
            var slow = IntStream.range(0, 100)
                    .mapToObj(_ -> Sending.soon(() -> client.send(Sending.request(receiver.url("slow.test")))))
                    .toList();
            assertThat(client.send(Sending.request(receiver.url("quick.test")))).isInstanceOf(Outcome.Answered.class);

            assertThat(slow).allSatisfy(one -> assertThat(reason(one.join())).isEqualTo(Reason.UNRESOLVABLE));
            assertThat(lookups).hasValue(1);
        } finally {
            released.countDown();
        }
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).reason();
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
