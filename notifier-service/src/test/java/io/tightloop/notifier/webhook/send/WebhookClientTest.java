package io.tightloop.notifier.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookClientTest {
    @Test
    void it_posts_a_cloud_event_that_verifies() throws Exception {
        try (var receiver = Receiver.that(Conducts.answering(202, "Thanks"));
                var client = Sending.client(Sending.PATIENT)) {
            var request = Sending.request(receiver.url() + "?a=b");

            var outcome = (Outcome.Answered) client.send(request);

            assertThat(outcome.status()).isEqualTo(202);
            assertThat(outcome.excerpt()).isEqualTo("Thanks");
            assertThat(outcome.url()).isEqualTo(request.url());
            assertThat(outcome.retryAfter()).isEmpty();
            var received = receiver.received().getFirst();
            assertThat(received.line()).isEqualTo("POST /hook?a=b HTTP/1.1");
            assertThat(received.header("host")).isEqualTo("127.0.0.1:" + receiver.port());
            assertThat(received.header("content-type")).isEqualTo("application/cloudevents+json");
            assertThat(received.header("user-agent")).isEqualTo("Tightloop/1.2.3");
            assertThat(received.header("webhook-id")).isEqualTo("msg_1");
            assertThat(received.header("tightloop-attempt")).isEqualTo("3");
            assertThat(received.text()).isEqualTo("{\"said\":\"Grüße\"}");
            assertThatCode(() -> new Webhook(Sending.SECRET.text()).verify(received.text(), received.headers()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void it_says_no_more_than_it_must() throws Exception {
        try (var receiver = Receiver.that(Conducts.answering(200));
                var client = Sending.client(Sending.PATIENT)) {
            client.send(Sending.request(receiver.url()));

            assertThat(receiver.received().getFirst().headers())
                    .containsOnlyKeys(
                            "user-agent",
                            "connection",
                            "webhook-id",
                            "webhook-timestamp",
                            "webhook-signature",
                            "tightloop-attempt",
                            "content-length",
                            "content-type",
                            "host");
        }
    }

    @Test
    void while_a_secret_rotates_both_sign() throws Exception {
        var next = Secret.create();
        try (var receiver = Receiver.that(Conducts.answering(200));
                var client = Sending.client(Sending.PATIENT)) {
            client.send(Sending.request(receiver.url(), "{}", Sending.SECRET, next));

            var received = receiver.received().getFirst();
            for (var secret : List.of(Sending.SECRET, next)) {
                assertThatCode(() -> new Webhook(secret.text()).verify(received.text(), received.headers()))
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 303, 400, 410, 500, 503})
    void a_status_is_handed_on_as_it_is_and_nothing_is_tried_again(int status) throws Exception {
        try (var receiver = Receiver.that(Conducts.answering(status, "", "Location: /elsewhere", "Retry-After: 77"));
                var client = Sending.client(Sending.PATIENT)) {
            var outcome = (Outcome.Answered) client.send(Sending.request(receiver.url()));

            assertThat(outcome.status()).isEqualTo(status);
            assertThat(outcome.retryAfter()).contains(Duration.ofSeconds(77));
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_cookie_is_not_kept() throws Exception {
        try (var receiver = Receiver.that(Conducts.answering(200, "", "Set-Cookie: a=b; Path=/"));
                var client = Sending.client(Sending.PATIENT)) {
            client.send(Sending.request(receiver.url()));
            client.send(Sending.request(receiver.url()));

            assertThat(receiver.received())
                    .hasSize(2)
                    .noneMatch(received -> received.headers().containsKey("cookie"));
        }
    }

    @Test
    void letters_beyond_ascii_are_escaped_and_a_fragment_stays_here() throws Exception {
        try (var receiver = Receiver.that(Conducts.answering(200));
                var client = Sending.client(Sending.PATIENT)) {
            client.send(Sending.request(receiver.url() + "/grüße?was=schön#hier"));

            assertThat(receiver.received().getFirst().line())
                    .isEqualTo("POST /hook/gr%C3%BC%C3%9Fe?was=sch%C3%B6n HTTP/1.1");
        }
    }

    @Test
    void one_slow_receiver_does_not_delay_a_hundred_requests_to_another() throws Exception {
        try (var slow = Receiver.that(Conducts.hanging());
                var quick = Receiver.that(Conducts.answering(200));
                var client = Sending.client(Sending.PATIENT)) {
            var waiting = IntStream.range(0, 300)
                    .mapToObj(_ -> Sending.soon(() -> client.send(Sending.request(slow.url()))))
                    .toList();
            await().until(() -> slow.received().size() == 300);

            var sent = IntStream.range(0, 100)
                    .mapToObj(_ -> Sending.soon(() -> client.send(Sending.request(quick.url()))))
                    .toList();

            assertThat(sent)
                    .allSatisfy(one -> assertThat(one.join())
                            .isInstanceOfSatisfying(
                                    Outcome.Answered.class,
                                    answered -> assertThat(answered.tookMs()).isLessThan(8_000)));
            assertThat(waiting).noneMatch(one -> one.isDone());
        }
    }

    @Test
    void closing_ends_what_is_being_sent_and_all_that_follows() throws Exception {
        try (var receiver = Receiver.that(Conducts.hanging());
                var client = Sending.client(Sending.PATIENT)) {
            var sent = Sending.soon(() -> client.send(Sending.request(receiver.url())));
            await().until(() -> receiver.received().size() == 1);

            client.close();

            assertThat(reason(sent.join())).isEqualTo(Reason.STOPPED);
            assertThat(reason(client.send(Sending.request(receiver.url())))).isEqualTo(Reason.STOPPED);
        }
    }

    @Test
    void interrupting_ends_a_request_and_stays_seen() throws Exception {
        try (var receiver = Receiver.that(Conducts.hanging());
                var client = Sending.client(Sending.PATIENT)) {
            var outcomes = new LinkedBlockingQueue<Map.Entry<Reason, Boolean>>();
            var sender = Thread.startVirtualThread(() -> outcomes.add(Map.entry(
                    reason(client.send(Sending.request(receiver.url()))),
                    Thread.currentThread().isInterrupted())));
            await().until(() -> receiver.received().size() == 1);

            sender.interrupt();

            assertThat(outcomes.take()).isEqualTo(Map.entry(Reason.STOPPED, true));
        }
    }

    @Test
    void no_connection_stays_open() throws IOException {
        try (var receiver = Receiver.that(Conducts.answering(200));
                var client = Sending.client(Sending.PATIENT)) {
            client.send(Sending.request(receiver.url()));
            client.send(Sending.request(receiver.url()));

            await().until(() -> receiver.open() == 0);
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).reason();
    }
}
