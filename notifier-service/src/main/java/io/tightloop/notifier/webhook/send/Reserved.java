package io.tightloop.notifier.webhook.send;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Addresses that are nobody's on the internet (the special-purpose registries of IANA, RFC 6890). */
final class Reserved {
    private record Kind(Range range, String what) {
        Kind(String range, String what) {
            this(Range.of(range), what);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("0.0.0.0/8", "unspecified"),
            new Kind("10.0.0.0/8", "private"),
            new Kind("100.64.0.0/10", "of a carrier's own network"),
            new Kind("127.0.0.0/8", "loopback"),
            new Kind("169.254.0.0/16", "link-local"),
            new Kind("172.16.0.0/12", "private"),
            new Kind("192.0.0.0/24", "reserved"),
            new Kind("192.0.2.0/24", "for documentation"),
            new Kind("192.88.99.0/24", "reserved"),
            new Kind("192.168.0.0/16", "private"),
            new Kind("198.18.0.0/15", "for benchmarks"),
            new Kind("198.51.100.0/24", "for documentation"),
            new Kind("203.0.113.0/24", "for documentation"),
            new Kind("224.0.0.0/4", "multicast"),
            new Kind("255.255.255.255/32", "broadcast"),
            new Kind("240.0.0.0/4", "reserved"),
            new Kind("::/128", "unspecified"),
            new Kind("::1/128", "loopback"),
            new Kind("2001::/23", "reserved"),
            new Kind("2001:db8::/32", "for documentation"),
            new Kind("3fff::/20", "for documentation"),
            new Kind("fc00::/7", "private"),
            new Kind("fe80::/10", "link-local"),
            new Kind("fec0::/10", "private"),
            new Kind("ff00::/8", "multicast"));

    /** All that is routed on the internet; whatever else there is in IPv6 is refused. */
    private static final Range PUBLIC_IPV6 = Range.of("2000::/3");

    private static final int IPV4_BYTES = 4;

    private Reserved() {}

    /** What kind of address it is when it is not public, in words. */
    static Optional<String> kind(byte[] address) {
        var known = KINDS.stream()
                .filter(kind -> kind.range().contains(address))
                .map(Kind::what)
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        var embedded = Embedded.ipv4(address);
        if (embedded.isPresent()) {
            return kind(embedded.get()).map(what -> what + " (" + text(embedded.get()) + ")");
        }
        var isPublic = address.length == IPV4_BYTES || PUBLIC_IPV6.contains(address);
        return isPublic ? Optional.empty() : Optional.of("reserved");
    }

    private static String text(byte[] ipv4) {
        try {
            return InetAddress.getByAddress(ipv4).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
