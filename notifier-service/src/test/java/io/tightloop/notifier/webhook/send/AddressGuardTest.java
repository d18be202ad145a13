package io.tightloop.notifier.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(Allowed.NOTHING);

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, unspecified",
        "0.1.2.3, unspecified",
        "10.0.0.0, private",
        "10.255.255.255, private",
        "100.64.0.1, of a carrier's own network",
        "100.127.255.255, of a carrier's own network",
        "127.0.0.1, loopback",
        "127.255.0.1, loopback",
        "169.254.169.254, link-local",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.0.0.8, reserved",
        "192.0.2.1, for documentation",
        "192.88.99.1, reserved",
        "192.168.0.1, private",
        "198.18.0.1, for benchmarks",
        "198.19.255.255, for benchmarks",
        "198.51.100.1, for documentation",
        "203.0.113.1, for documentation",
        "224.0.0.1, multicast",
        "239.255.255.255, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, broadcast",
        "'::', unspecified",
        "::1, loopback",
        "::2, reserved",
        "100::1, reserved",
        "64:ff9b:1::1, reserved",
        "2001::1, reserved",
        "2001:1ff::1, reserved",
        "2001:db8::1, for documentation",
        "3fff:fff::1, for documentation",
        "4000::1, reserved",
        "5f00::1, reserved",
        "fc00::1, private",
        "fdff::1, private",
        "fe80::1, link-local",
        "febf::1, link-local",
        "fec0::1, private",
        "ff02::1, multicast",
        "::10.0.0.1, private (10.0.0.1)",
        "::ffff:0:127.0.0.1, loopback (127.0.0.1)",
        "64:ff9b::169.254.169.254, link-local (169.254.169.254)",
        "2002:7f00:1::, loopback (127.0.0.1)",
        "2002:c0a8:1::5, private (192.168.0.1)"
    })
    void what_is_not_public_is_refused(String address, String kind) {
        assertThat(guard.refusal("hooks.test", InetAddress.ofLiteral(address)))
                .hasValueSatisfying(why -> assertThat(why).endsWith(", which is " + kind + " and not allowed"));
    }

    @Test
    void an_address_mapped_into_ipv6_is_what_it_is_mapped_from() throws Exception {
        assertThat(guard.refusal("hooks.test", mapped(10, 0, 0, 1)))
                .hasValueSatisfying(why -> assertThat(why).contains("private (10.0.0.1)"));
        assertThat(guard.refusal("hooks.test", mapped(127, 0, 0, 1))).isPresent();
        var allowing = new AddressGuard(Allowed.of(List.of("10.0.0.0/8")));
        assertThat(allowing.refusal("hooks.test", mapped(10, 0, 0, 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2606:4700::1111",
                "2a00::1",
                "3ffe::1",
                "::8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1"
            })
    void what_is_public_may_be_called(String address) {
        assertThat(guard.refusal("hooks.test", InetAddress.ofLiteral(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://example.com:8080/hook?a=b",
                "HTTPS://Example.COM/",
                "https://1.1.1.1/",
                "https://[2606:4700::1111]:8443/"
            })
    void urls_of_http_are_fine(String url) {
        assertThat(guard.refusal(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', must start with http:// or https://",
        "example.com, must start with http:// or https://",
        "/hook, must start with http:// or https://",
        "ftp://example.com/, must start with http:// or https://",
        "file:///etc/passwd, must start with http:// or https://",
        "https://user@example.com/, must not have a user or a password",
        "https://user:word@example.com/, must not have a user or a password",
        "https://us%40er@ex_ample.com/, must not have a user or a password",
        "https:///hook, 'must name a host: letters, digits, hyphens and full stops, or an IP address'",
        "http:hook, 'must name a host: letters, digits, hyphens and full stops, or an IP address'",
        "http://127.1/, 'must name a host: letters, digits, hyphens and full stops, or an IP address'",
        "http://2130706433/, 'must be public: 2130706433 is at 127.0.0.1, which is loopback and not allowed'",
        "http://0x7f.0.0.1.2/, 'must name a host: letters, digits, hyphens and full stops, or an IP address'",
        "http://example.com:0/, must have a port from 1 to 65535",
        "http://example.com:65536/, must have a port from 1 to 65535",
        "http://example.com/ x, must be a URL: Illegal character in path",
        "http://127.0.0.1/, must be public: 127.0.0.1 is loopback and not allowed",
        "http://[fe80::1%25eth0]/, must not name an interface of this machine"
    })
    void other_urls_are_refused_in_words(String url, String why) {
        assertThat(guard.refusal(url)).contains(why);
    }

    @Test
    void an_ipv6_literal_is_told_without_dns_too() {
        assertThat(guard.refusal("http://[::1]:80/"))
                .contains("must be public: [::1] is at 0:0:0:0:0:0:0:1, which is loopback and not allowed");
        assertThat(guard.refusal("http://[::ffff:169.254.169.254]/")).isPresent();
    }

    @Test
    void a_url_has_at_most_2048_characters() {
        var longest = "https://example.com/".concat("x".repeat(2_028));

        assertThat(guard.refusal(longest)).isEmpty();
        assertThat(guard.refusal(longest + "x")).contains("must have at most 2048 characters");
    }

    @Test
    void configuration_allows_ranges_addresses_and_hosts() {
        var allowing = new AddressGuard(
                Allowed.of(List.of("10.1.0.0/16", "127.0.0.1", "fd00::/8", "::1", "Hooks.Internal.", "my_service")));

        assertThat(allowing.refusal("http://10.1.255.255/")).isEmpty();
        assertThat(allowing.refusal("http://10.2.0.0/")).isPresent();
        assertThat(allowing.refusal("http://127.0.0.1/")).isEmpty();
        assertThat(allowing.refusal("http://127.0.0.2/")).isPresent();
        assertThat(allowing.refusal("http://[fd12::1]/")).isEmpty();
        assertThat(allowing.refusal("http://[::1]/")).isEmpty();
        assertThat(allowing.refusal("http://[fc00::1]/")).isPresent();
        var anywhere = InetAddress.ofLiteral("192.168.7.7");
        assertThat(allowing.refusal("hooks.internal", anywhere)).isEmpty();
        assertThat(allowing.refusal("HOOKS.internal.", anywhere)).isEmpty();
        assertThat(allowing.refusal("sub.hooks.internal", anywhere)).isPresent();
    }

    @Test
    void all_of_ipv4_is_not_the_loopback_of_ipv6() {
        var allowing = new AddressGuard(Allowed.of(List.of("0.0.0.0/0")));

        assertThat(allowing.refusal("http://10.1.2.3/")).isEmpty();
        assertThat(allowing.refusal("http://[::1]/")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/8, range 10.0.0.1/8 has bits set beyond its first 8",
        "10.0.0.0/33, range 10.0.0.0/33 must have a number from 0 to 32 after the slash",
        "10.0.0.0/, range 10.0.0.0/ must have a number from 0 to 32 after the slash",
        "fd00::/129, range fd00::/129 must have a number from 0 to 128 after the slash",
        "10.0/8, range 10.0/8 does not start with an IP address",
        "10.0.0.256, range 10.0.0.256 does not start with an IP address",
        "localhost/8, range localhost/8 does not start with an IP address",
        "fd00:::1, range fd00:::1 does not start with an IP address",
        "'a b', '''a b'' is neither a range as 10.0.0.0/8, nor an address, nor the name of a host'",
        "'', ''''' is neither a range as 10.0.0.0/8, nor an address, nor the name of a host'"
    })
    void a_bad_entry_of_configuration_is_named(String entry, String error) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allowed.of(List.of("10.0.0.0/8", entry)))
                .withMessage(error);
    }

    private static InetAddress mapped(int... ipv4) throws Exception {
        var bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        for (int i = 0; i < 4; i++) {
            bytes[12 + i] = (byte) ipv4[i];
        }
        return Inet6Address.getByAddress("hooks.test", bytes, -1);
    }
}
