package io.tightloop.notifier.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tightloop.notifier.webhook.send.Receiver.Conduct;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NastyReceiverTest {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final WebhookClient client = Sending.client(Sending.HASTY);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void nobody_listens() throws IOException {
        int free;
        try (var listener = new ServerSocket(0)) {
            free = listener.getLocalPort();
        }

        assertThat(reason(client.send(Sending.request("http://127.0.0.1:" + free + "/"))))
                .isEqualTo(Reason.CANNOT_CONNECT);
    }

    @Test
    void who_is_slow_but_in_time_has_answered() throws IOException {
        var latch = new CountDownLatch(1);
        try (var receiver = Receiver.that(Conducts.waitingFor(latch, Conducts.answering(200)));
                var patient = Sending.client(Sending.PATIENT)) {
            var sent = Sending.soon(() -> patient.send(Sending.request(receiver.url())));
            await().until(() -> receiver.received().size() == 1);
            assertThat(sent).isNotDone();

            latch.countDown();

            assertThat(sent.join()).isInstanceOf(Outcome.Answered.class);
        }
    }

    @Test
    void who_says_nothing_is_left_at_the_deadline() throws IOException {
        assertTimesOut(Conducts.hanging());
    }

    @Test
    void who_stops_within_the_head_is_left_at_the_deadline() throws IOException {
        assertTimesOut(Conducts.hangingAfter("HTTP/1.1 200 OK\r\nX: "));
    }

    @Test
    void who_drips_the_head_is_left_at_the_deadline() throws IOException {
        assertTimesOut(Conducts.dripping("HTTP/1.1 200 OK\r\nX: ", "x", PAUSE));
    }

    @Test
    void who_drips_interim_answers_is_left_at_the_deadline() throws IOException {
        assertTimesOut(Conducts.dripping("", "HTTP/1.1 103 Early Hints\r\n\r\n", PAUSE));
    }

    @Test
    void who_does_not_take_a_large_body_is_left_at_the_deadline() throws Exception {
        try (var listener = new ServerSocket(0)) {
            var body = "\"" + "x".repeat(16_000_000) + "\"";
            var url = "http://127.0.0.1:" + listener.getLocalPort() + "/";

            assertThat(reason(client.send(Sending.request(url, body, Sending.SECRET))))
                    .isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void who_drips_the_body_has_answered_and_is_left_at_the_deadline() throws IOException {
        var answered = answered(Conducts.dripping(Conducts.head() + "drip", "x", PAUSE));

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.excerpt()).startsWith("dripx");
        assertThat(answered.tookMs()).isBetween(900L, 4_000L);
    }

    @Test
    void who_drips_chunks_has_answered_and_is_left_at_the_deadline() throws IOException {
        var head = "HTTP/1.1 500 Oh\r\nTransfer-Encoding: chunked\r\n\r\n";

        var answered = answered(Conducts.dripping(head, "1\r\nx\r\n", PAUSE));

        assertThat(answered.status()).isEqualTo(500);
        assertThat(answered.tookMs()).isBetween(900L, 4_000L);
    }

    @Test
    void of_an_endless_body_1_kib_is_kept() throws IOException {
        var answered = answered(Conducts.flooding(Conducts.head(), "0123456789"));

        assertThat(answered.excerpt()).hasSize(1_024).startsWith("0123456789");
        assertThat(answered.tookMs()).isLessThan(900);
    }

    @Test
    void an_endless_body_of_chunks_is_not_read_to_its_end() throws IOException {
        var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(answered(Conducts.flooding(head, "a\r\n0123456789\r\n")).tookMs())
                .isLessThan(900);
    }

    @Test
    void endless_headers_are_malformed() throws IOException {
        assertThat(reason(Conducts.flooding("HTTP/1.1 200 OK\r\n", "X: y\r\n"))).isEqualTo(Reason.MALFORMED_ANSWER);
    }

    @Test
    void an_endless_header_is_malformed() throws IOException {
        assertThat(reason(Conducts.flooding("HTTP/1.1 200 OK\r\nX: ", "yyyyyyyyyy")))
                .isEqualTo(Reason.MALFORMED_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n",
                "Hello\r\nthere\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 20",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: secret\r\n\r\nhello"
            })
    void garbage_is_malformed(String said) throws IOException {
        assertThat(reason(Conducts.saying(said))).isEqualTo(Reason.MALFORMED_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "\r\n\r\n\r\n\r\n",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\r\nX: y",
                "HTTP/1.1 200 OK\r\nX: y\r\n"
            })
    void who_closes_within_the_head_has_not_answered(String said) throws IOException {
        assertThat(reason(Conducts.saying(said))).isEqualTo(Reason.CONNECTION_LOST);
    }

    @Test
    void who_breaks_the_connection_has_not_answered() throws IOException {
        assertThat(reason(Conducts.resetting())).isEqualTo(Reason.CONNECTION_LOST);
    }

    @Test
    void who_closes_within_the_body_has_answered() throws IOException {
        var answered = answered(Conducts.saying(Conducts.headWithLength("100") + "half"));

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.excerpt()).isEqualTo("half");
    }

    @Test
    void who_promises_less_than_comes_has_answered_what_was_promised() throws IOException {
        assertThat(answered(Conducts.saying(Conducts.headWithLength("4") + "half and more"))
                        .excerpt())
                .isEqualTo("half");
    }

    @Test
    void a_broken_chunk_ends_the_excerpt() throws IOException {
        var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(answered(Conducts.saying(head + "4\r\nhalf\r\nzzz\r\n")).excerpt())
                .startsWith("half");
    }

    @Test
    void an_excerpt_is_text_without_control_characters_and_halves_of_characters() throws IOException {
        var utf8 = new String("Grüße\0\u001b[31m\tja\n".getBytes("UTF-8"), "ISO-8859-1");
        var half = "x".repeat(1_023 - utf8.length()) + new String("ü".getBytes("UTF-8"), "ISO-8859-1");

        var excerpt = answered(Conducts.saying(Conducts.head() + utf8 + half)).excerpt();

        assertThat(excerpt).startsWith("Grüße[31m\tja\nx").endsWith("xx");
    }

    @Test
    void a_compressed_body_stays_as_it_is() throws IOException {
        var answered = answered(Conducts.answering(200, "not gzip", "Content-Encoding: gzip"));

        assertThat(answered.excerpt()).isEqualTo("not gzip");
    }

    @Test
    void retry_after_may_be_a_date() throws IOException {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(120).atOffset(ZoneOffset.UTC));

        assertThat(answered(Conducts.answering(503, "", "Retry-After: " + date)).retryAfter())
                .hasValueSatisfying(
                        wait -> assertThat(wait).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(120)));
    }

    private void assertTimesOut(Conduct conduct) throws IOException {
        try (var receiver = Receiver.that(conduct)) {
            var outcome = client.send(Sending.request(receiver.url()));

            assertThat(reason(outcome)).isEqualTo(Reason.TIMEOUT);
            assertThat(outcome.tookMs()).isBetween(900L, 4_000L);
            await().until(() -> receiver.open() == 0);
        }
    }

    private Outcome.Answered answered(Conduct conduct) throws IOException {
        try (var receiver = Receiver.that(conduct)) {
            var outcome = client.send(Sending.request(receiver.url()));
            assertThat(outcome).isInstanceOf(Outcome.Answered.class);
            await().until(() -> receiver.open() == 0);
            return (Outcome.Answered) outcome;
        }
    }

    private Reason reason(Conduct conduct) throws IOException {
        try (var receiver = Receiver.that(conduct)) {
            return reason(client.send(Sending.request(receiver.url())));
        }
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).reason();
    }
}
