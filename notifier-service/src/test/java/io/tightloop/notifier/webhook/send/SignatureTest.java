package io.tightloop.notifier.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final String URL = "https://example.com/";

    @Test
    void it_is_the_one_of_the_specification() throws Exception {
        var request = new Request(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                URL,
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(),
                List.of(Sending.SECRET),
                1);

        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "HmacSHA256"));
        var expected = mac.doFinal("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}".getBytes());
        assertThat(Signature.of(request))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(expected))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void two_secrets_sign_side_by_side_and_each_verifies() {
        var next = Secret.create();
        var request = Sending.request(URL, "{\"said\":\"Grüße 🙂\"}", Sending.SECRET, next);

        assertThatCode(() -> verify(request, Sending.SECRET)).doesNotThrowAnyException();
        assertThatCode(() -> verify(request, next)).doesNotThrowAnyException();
        assertThatThrownBy(() -> verify(request, Secret.create())).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void a_new_secret_has_32_bytes_and_no_log_has_it() {
        var secret = Secret.create();

        assertThat(secret.key()).hasSize(32).isNotEqualTo(Secret.create().key());
        assertThat(new Secret(secret.text())).isEqualTo(secret);
        assertThat(Sending.request(URL, "{}", secret).toString()).doesNotContain(secret.text());
    }

    @Test
    void secrets_have_from_24_to_64_bytes() {
        assertThat(secret(24).key()).hasSize(24);
        assertThat(secret(64).key()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> secret(23)).withMessageEndingWith("has 23");
        assertThatIllegalArgumentException().isThrownBy(() -> secret(65)).withMessageEndingWith("has 65");
    }

    @Test
    void a_secret_without_padding_is_written_with_it() {
        var padded = secret(25);

        assertThat(new Secret(padded.text().replace("=", ""))).isEqualTo(padded);
    }

    @ParameterizedTest
    @CsvSource({
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, must start with whsec_",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La*aSw, must be Base64 after whsec_",
        "whsec_, 'must have from 24 to 64 bytes, has 0'"
    })
    void a_bad_secret_says_what_is_wrong_with_it(String text, String error) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(text)).withMessage(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "ä", "line\nline"})
    void an_id_that_would_blur_what_is_signed_is_refused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> request(id, new byte[0], 1, Sending.SECRET));
    }

    @Test
    void a_request_has_utf_8_and_one_or_two_secrets_and_counts_from_1() {
        var secret = Sending.SECRET;
        assertThatIllegalArgumentException().isThrownBy(() -> request("id", new byte[] {(byte) 0xff}, 1, secret));
        assertThatIllegalArgumentException().isThrownBy(() -> request("id", new byte[0], 1));
        assertThatIllegalArgumentException().isThrownBy(() -> request("id", new byte[0], 1, secret, secret, secret));
        assertThatIllegalArgumentException().isThrownBy(() -> request("id", new byte[0], 0, secret));
    }

    private static Request request(String id, byte[] body, int attempt, Secret... secrets) {
        return new Request(id, URL, Instant.EPOCH, body, List.of(secrets), attempt);
    }

    private static Secret secret(int bytes) {
        return new Secret("whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]));
    }

    private static void verify(Request request, Secret secret) throws Exception {
        var headers = Map.of(
                "webhook-id", List.of(request.id()),
                "webhook-timestamp", List.of("" + request.timestamp().getEpochSecond()),
                "webhook-signature", List.of(Signature.of(request)));
        new Webhook(secret.text()).verify(new String(request.body(), "UTF-8"), headers);
    }
}
