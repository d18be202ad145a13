package io.tightloop.notifier.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    private final WebhookClient client = Sending.client(Sending.PATIENT);

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void the_same_request_goes_where_it_is_led(int status) throws Exception {
        try (var there = Receiver.that(Conducts.answering(201, "Here"));
                var here = Receiver.that(Conducts.redirecting(status, there.url()))) {
            var outcome = (Outcome.Answered) client.send(Sending.request(here.url()));

            assertThat(outcome.status()).isEqualTo(201);
            assertThat(outcome.excerpt()).isEqualTo("Here");
            assertThat(outcome.url()).isEqualTo(there.url());
            var first = here.received().getFirst();
            var second = there.received().getFirst();
            assertThat(second.line()).isEqualTo(first.line());
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
            assertThat(second.header("webhook-signature"))
                    .isEqualTo(first.header("webhook-signature"))
                    .isNotEmpty();
            assertThat(second.header("host")).isEqualTo("127.0.0.1:" + there.port());
        }
    }

    @Test
    void a_relative_location_stays_with_the_host() throws Exception {
        try (var receiver =
                Receiver.that(Conducts.inTurn(Conducts.redirecting(307, "../moved?x=1"), Conducts.answering(200)))) {
            var outcome = client.send(Sending.request(receiver.url() + "/deep/"));

            assertThat(outcome.url()).isEqualTo("http://127.0.0.1:" + receiver.port() + "/hook/moved?x=1");
            assertThat(receiver.received().getLast().line()).isEqualTo("POST /hook/moved?x=1 HTTP/1.1");
        }
    }

    @Test
    void three_redirects_are_followed() throws Exception {
        var on = Conducts.redirecting(307, "/hook");
        try (var receiver = Receiver.that(Conducts.inTurn(on, on, on, Conducts.answering(200)))) {
            assertThat(client.send(Sending.request(receiver.url()))).isInstanceOf(Outcome.Answered.class);
            assertThat(receiver.received()).hasSize(4);
        }
    }

    @Test
    void a_loop_ends_after_three_redirects() throws Exception {
        try (var receiver = Receiver.that(Conducts.redirecting(308, "/hook"))) {
            assertThat(reason(client.send(Sending.request(receiver.url())))).isEqualTo(Reason.TOO_MANY_REDIRECTS);
            assertThat(receiver.received()).hasSize(4);
        }
    }

    @Test
    void a_redirect_to_a_private_address_is_refused() throws Exception {
        try (var receiver = Receiver.that(Conducts.redirecting(307, "http://169.254.169.254/latest/meta-data"))) {
            var outcome = client.send(Sending.request(receiver.url()));

            assertThat(reason(outcome)).isEqualTo(Reason.ADDRESS_REFUSED);
            assertThat(outcome.url()).isEqualTo("http://169.254.169.254/latest/meta-data");
        }
    }

    @Test
    void a_redirect_to_a_name_of_a_private_address_is_refused() throws Exception {
        Resolver resolver = host -> Sending.leadingTo(host.equals("inside.test") ? "127.0.0.2" : "127.0.0.1")
                .resolve(host);
        try (var receiver = Receiver.that(Conducts.redirecting(307, "http://inside.test/"));
                var guarded = Sending.client(Sending.PATIENT, resolver)) {
            assertThat(reason(guarded.send(Sending.request(receiver.url("outside.test")))))
                    .isEqualTo(Reason.ADDRESS_REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/", "file:///etc/passwd", "http://user@127.0.0.1/", "javascript:alert()"})
    void a_redirect_to_what_may_not_be_called_is_refused(String location) throws Exception {
        try (var receiver = Receiver.that(Conducts.redirecting(307, location))) {
            assertThat(reason(client.send(Sending.request(receiver.url())))).isEqualTo(Reason.ADDRESS_REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[", "a b", "http://x/%zz"})
    void a_redirect_to_what_is_no_url_is_bad(String location) throws Exception {
        try (var receiver = Receiver.that(Conducts.redirecting(307, location))) {
            assertThat(reason(client.send(Sending.request(receiver.url())))).isEqualTo(Reason.BAD_REDIRECT);
        }
    }

    @Test
    void a_redirect_without_a_location_is_bad() throws Exception {
        try (var receiver = Receiver.that(Conducts.answering(307))) {
            assertThat(reason(client.send(Sending.request(receiver.url())))).isEqualTo(Reason.BAD_REDIRECT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.test/x, http://a.test/x, false",
        "HTTPS://a.test/x, http://b.test/x, false",
        "https://a.test/x, https://b.test/x, true",
        "http://a.test/x, https://a.test/x, true",
        "http://a.test/x, http://b.test/x, true"
    })
    void none_leads_from_https_to_http(String from, String to, boolean fine) {
        var answer = new Answer(307, Optional.empty(), Optional.of(to), "");

        String reached;
        try {
            reached = Redirect.target(URI.create(from), answer);
        } catch (Unsent e) {
            reached = e.reason().name();
        }

        assertThat(reached).isEqualTo(fine ? to : "BAD_REDIRECT");
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).reason();
    }
}
